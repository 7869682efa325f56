// Offers suggestions under the search box while a reader types, and takes her there with the key `/`. The form works
// without it. Keys are told by their place: on an Arabic keyboard the same key types another sign.
const form = document.querySelector(".find");
if (form) {
  const input = form.querySelector("input[type=search]");
  const list = document.createElement("ul");
  const told = document.createElement("p");
  let waiting = 0;
  let asked = "";
  let chosen = -1;
  let question;

  list.className = "offered";
  list.id = "offered";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.name);
  list.hidden = true;
  told.className = "unseen";
  told.setAttribute("role", "status");
  form.append(list, told);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", "offered");
  input.setAttribute("aria-expanded", "false");

  const show = (is) => {
    list.hidden = !is;
    input.setAttribute("aria-expanded", String(is));
    if (!is) choose(-1);
  };
  const choose = (place) => {
    chosen = place;
    [...list.children].forEach((line, at) => line.setAttribute("aria-selected", String(at === place)));
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", list.children[place].id);
      list.children[place].scrollIntoView({ block: "nearest" });
    }
  };
  const fill = ({ suggestions, said }) => {
    list.replaceChildren(
      ...suggestions.map(({ text, kind, path }, place) => {
        const line = document.createElement("li");
        line.id = `offered-${place}`;
        line.setAttribute("role", "option");
        line.dataset.path = path;
        const words = line.appendChild(document.createElement("span"));
        words.dir = "auto";
        words.textContent = text;
        if (kind) {
          const what = line.appendChild(document.createElement("span"));
          what.className = "what";
          what.textContent = kind;
        }
        return line;
      }),
    );
    told.textContent = said;
    show(suggestions.length > 0 && document.activeElement === input);
    choose(-1);
  };
  const ask = async () => {
    const typed = input.value.trim();
    if (typed === asked) return;
    asked = typed;
    question?.abort();
    if (typed.length < 2) return show(false);
    question = new AbortController();
    try {
      const response = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: question.signal });
      if (response.ok) fill(await response.json());
    } catch {
      // A newer question took its place, or the line is down: the form still searches.
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    if (!navigator.connection?.saveData) waiting = setTimeout(ask, 140);
  });
  input.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    if (event.isComposing) return;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      show(false);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(list.children[chosen].dataset.path);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && last >= 0) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (list.hidden) show(true);
      choose(chosen + step > last ? -1 : chosen + step < -1 ? last : chosen + step);
    }
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const line = event.target.closest("li");
    if (line) location.assign(line.dataset.path);
  });
  input.addEventListener("blur", () => show(false));
  addEventListener("keydown", (event) => {
    const elsewhere = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.code !== "Slash" || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || elsewhere) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

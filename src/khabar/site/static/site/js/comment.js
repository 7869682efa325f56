// Sends a comment without leaving the page, and keeps a draft in this tab so that a dropped line loses nothing.
const form = document.querySelector("#comment-form");
if (form) {
  const button = form.querySelector("button");
  const notice = form.querySelector(".form-notice");
  const label = button.textContent;
  const kept = ["name", "email", "text", "submission_key"];
  const drawer = `comment ${form.action}`;
  const store = {
    read: () => { try { return JSON.parse(sessionStorage.getItem(drawer)) || {}; } catch { return {}; } },
    write: (draft) => { try { sessionStorage.setItem(drawer, JSON.stringify(draft)); } catch { /* no room, no draft */ } },
    clear: () => { try { sessionStorage.removeItem(drawer); } catch { /* nothing was kept */ } },
  };
  const remember = () => store.write(Object.fromEntries(kept.map((name) => [name, form.elements[name].value])));
  const draft = store.read();
  for (const name of kept) form.elements[name].value ||= draft[name] || "";
  form.elements.submission_key.value ||= [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0")).join("");
  form.elements.text.dispatchEvent(new Event("input"));
  form.addEventListener("input", remember);

  const complain = (errors) => {
    for (const name of ["form", "name", "email", "text"]) {
      const field = form.elements[name];
      const place = form.querySelector(`#comment-${name}-error`);
      place.textContent = errors[name] || "";
      if (!field) continue;
      field.toggleAttribute("aria-invalid", Boolean(errors[name]));
      if (errors[name]) field.setAttribute("aria-invalid", "true");
      const others = (field.getAttribute("aria-describedby") || "").split(" ").filter((id) => id && id !== place.id);
      const described = errors[name] ? [place.id, ...others] : others;
      if (described.length) field.setAttribute("aria-describedby", described.join(" "));
      else field.removeAttribute("aria-describedby");
    }
    form.querySelector("[aria-invalid]")?.focus();
  };

  const thank = (answer) => {
    const own = document.createElement("div");
    own.className = "comment own";
    const message = document.createElement("p");
    message.className = "answer-message";
    message.tabIndex = -1;
    message.textContent = answer.message;
    const writer = document.createElement("p");
    writer.className = "comment-top";
    const name = writer.appendChild(document.createElement("bdi"));
    name.className = "commenter";
    name.textContent = form.elements.name.value;
    own.append(message, writer);
    for (const line of form.elements.text.value.split(/\n+/)) {
      const paragraph = own.appendChild(document.createElement("p"));
      paragraph.dir = "auto";
      paragraph.textContent = line;
    }
    form.replaceWith(own);
    message.focus();
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    button.textContent = form.dataset.sending;
    try {
      const body = new URLSearchParams(new FormData(form));
      const response = await fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "khabar" } });
      const answer = await response.json();
      if (answer.ok) {
        store.clear();
        return thank(answer);
      }
      notice.textContent = answer.message;
      complain(answer.errors);
    } catch {
      notice.textContent = form.dataset.failed;
    }
    button.disabled = false;
    button.textContent = label;
  });
}

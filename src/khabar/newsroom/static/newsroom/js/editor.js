/* What the newsroom adds to Wagtail's editor. Every form works without it; it only spares the desk some looking. */

const form = document.getElementById("w-editor-form");

/* The edition decides which way fields are written, and whose sections and topics may be chosen. */
function followEdition() {
  const teller = form.querySelector("[data-khabar-languages]");
  if (!teller) return;
  const languages = JSON.parse(teller.dataset.khabarLanguages);
  const choice = form.querySelector("select[name=edition]");
  const apply = () => {
    const edition = choice ? choice.value : teller.dataset.khabarEdition;
    const language = languages[edition];
    if (language) {
      form.dataset.khabarDir = language.dir;
      form.lang = language.lang;
      nameMonths(language.months);
    }
    for (const option of form.querySelectorAll("[data-khabar-of-edition]")) {
      const isOther = option.dataset.khabarOfEdition !== edition;
      const box = option.closest("[data-khabar-choice]") || option;
      box.hidden = isOther;
      if (option.tagName === "OPTION") option.disabled = isOther;
      if (isOther && option.selected) option.closest("select").value = "";
      if (isOther && option.checked) option.checked = false;
    }
  };
  choice?.addEventListener("change", apply);
  apply();
}

/* The calendars of date fields name the months as the edition does. */
function nameMonths(months) {
  const jQuery = window.jQuery;
  const known = jQuery?.fn.datetimepicker?.defaults.i18n.wagtail_custom_locale;
  if (!known || !months) return;
  known.months = months; // for fields that are still to come
  for (const field of form.querySelectorAll("input[type=text]")) {
    if (!jQuery(field).data("xdsoft_datetimepicker")) continue;
    jQuery(field).datetimepicker({ i18n: { wagtail_custom_locale: known } });
  }
}

/* A long list of boxes gets a field that narrows it; marks and forms of letters do not matter there. */
const plain = (text) =>
  text.normalize("NFKD").replace(/[\p{M}\u0640]/gu, "").replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627")
    .replace(/\u0649/g, "\u064a").replace(/\u0629/g, "\u0647").toLowerCase();

function narrowChecklists() {
  for (const first of form.querySelectorAll("[data-khabar-checklist]:is(input)")) {
    const box = first.parentElement.closest("[id^=id_]") || first.parentElement;
    if (box.dataset.khabarChecklistBox !== undefined) continue;
    box.dataset.khabarChecklistBox = "";
    const rows = [...box.querySelectorAll("label")];
    for (const row of rows) (row.closest("div:not([data-khabar-checklist-box])") || row).dataset.khabarChoice = "";
    if (rows.length < 13) continue;
    const field = document.createElement("input");
    field.type = "search";
    field.className = "khabar-checklist-filter";
    field.placeholder = field.ariaLabel = first.dataset.khabarChecklist;
    field.addEventListener("input", () => {
      const wanted = plain(field.value.trim());
      for (const row of rows) {
        const choice = row.closest("[data-khabar-choice]");
        choice.style.display = plain(row.textContent).includes(wanted) ? "" : "none";
      }
    });
    field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    box.before(field);
  }
}

/* A headline is one line: Enter moves on instead of breaking it. */
function keepHeadlineOneLine() {
  const headline = form.querySelector("textarea[name=headline]");
  headline?.addEventListener("keydown", (event) => event.key === "Enter" && !event.isComposing && event.preventDefault());
  headline?.addEventListener("paste", () => setTimeout(() => (headline.value = headline.value.replace(/\s*\n\s*/g, " "))));
}

/* A correction has words and a signature; the other kinds of change have none. */
function askForKindOfChange() {
  const kinds = form.querySelectorAll("input[name=change]");
  if (!kinds.length) return;
  const fields = ["change_note", "change_signature"].map((name) => form.querySelector(`[name=${name}]`));
  const apply = () => {
    const isCorrection = form.querySelector("input[name=change]:checked")?.value === "correction";
    for (const field of fields) (field.closest(".w-panel__wrapper") || field).hidden = !isCorrection;
  };
  for (const kind of kinds) kind.addEventListener("change", apply);
  apply();
}

/* What the form changes of what readers have, worked out by the server whenever somebody looks. */
function showDifference() {
  for (const box of form.querySelectorAll("[data-khabar-difference]")) {
    const frame = box.querySelector("iframe");
    box.addEventListener("toggle", async () => {
      if (!box.open) return;
      await fetch(box.dataset.khabarDifference, { method: "POST", body: new FormData(form) });
      frame.src = box.dataset.khabarDifference;
    });
  }
}

/* Each passage of the source stands beside the field or block that says it. What the translation has no place for
   stays above, in the order of the source, where it stands without this script too. */
function lineUpWithSource() {
  const text = form.querySelector("[data-khabar-source]");
  if (!text) return;
  const apply = () => {
    for (const passage of [...text.querySelectorAll("[data-khabar-place]")]) {
      const place = form.querySelector(`[data-contentpath="${CSS.escape(passage.dataset.khabarPlace)}"]`);
      const row = place?.matches("[data-streamfield-child]") ? place.querySelector(".w-panel__content") : place;
      if (!row) continue;
      row.classList.add("khabar-lined-up");
      row.prepend(passage);
    }
    text.hidden = !text.querySelector("[data-khabar-place]");
    return text.hidden;
  };
  if (apply()) return;
  // Blocks are drawn by Wagtail's own scripts, somewhat later.
  const waiting = new MutationObserver(() => apply() && waiting.disconnect());
  waiting.observe(form, { childList: true, subtree: true });
  setTimeout(() => { waiting.disconnect(); text.open = !text.hidden; }, 8000);
}

/* A new edition begins with what its language suggests, until somebody writes otherwise. */
function suggestForLanguage() {
  const choice = form.querySelector("[data-khabar-suggestions]");
  if (!choice) return;
  const suggestions = JSON.parse(choice.dataset.khabarSuggestions);
  const own = new Set();
  form.addEventListener("input", (event) => event.isTrusted && own.add(event.target.name));
  const apply = () => {
    for (const [name, value] of Object.entries(suggestions[choice.value] || {})) {
      const field = form.querySelector(`[name="${name}"]`);
      if (field && !own.has(name)) field.value = value;
    }
  };
  choice.addEventListener("change", apply);
  if (!form.querySelector("[name=code]").value) apply();
}

if (form) {
  suggestForLanguage();
  lineUpWithSource();
  askForKindOfChange();
  showDifference();
  narrowChecklists();
  followEdition();
  keepHeadlineOneLine();
}

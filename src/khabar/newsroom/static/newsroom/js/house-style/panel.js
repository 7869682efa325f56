/* The panel of the house style: checks while somebody writes, corrects with one click, and takes it back with another. */

import { forgetIgnored, ignore, isIgnored } from "./ignoring.js";
import { passagesOf } from "./passages.js";

const TICK = 700; // what did not change for one tick is checked
const CORRECTIONS_KEPT = 50;

const form = document.getElementById("w-editor-form");
const panel = document.querySelector("[data-khabar-house-style]");

function start() {
  const said = JSON.parse(document.getElementById("khabar-house-style-said").textContent);
  const list = panel.querySelector("[data-khabar-findings]");
  const status = panel.querySelector("[data-khabar-status]");
  const undo = panel.querySelector("[data-khabar-undo]");
  const showIgnored = panel.querySelector("[data-khabar-show-ignored]");
  const counter = document.querySelector("[data-side-panel-toggle=house-style] [data-side-panel-toggle-counter]");
  const numbers = new Intl.NumberFormat("en");
  const done = [];
  let seen = "";
  let checked = null;
  let passages = [];
  let findings = [];
  let isAsking = false;

  const edition = () =>
    form.querySelector("select[name=edition]")?.value ||
    form.querySelector("[data-khabar-edition]")?.dataset.khabarEdition;

  const tell = (words) => {
    status.textContent = words;
  };

  /* --- asking --- */
  async function check(written, snapshot) {
    isAsking = true;
    try {
      const answer = await fetch(said.address.replace("/0/", `/${edition()}/`), {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value,
        },
        body: JSON.stringify({ passages: written.map(({ text, isBody }) => ({ text, body: isBody })) }),
      });
      checked = snapshot;
      if (!answer.ok) {
        findings = [];
        draw();
        tell(answer.status === 413 ? said.too_long : answer.status === 403 ? said.forbidden : said.failed);
        return;
      }
      const told = await answer.json();
      passages = written;
      findings = told.findings;
      for (const box of panel.querySelectorAll("[data-khabar-count]")) {
        box.textContent = numbers.format(told[box.dataset.khabarCount]);
      }
      draw(told.has_more);
    } catch {
      checked = snapshot;
      tell(said.failed);
    } finally {
      isAsking = false;
    }
  }

  function look({ at_once = false } = {}) {
    if (document.hidden || isAsking) return;
    const written = passagesOf(form);
    const snapshot = JSON.stringify([edition(), ...written.map(({ key, text }) => [key, text])]);
    if (snapshot === checked) return;
    if (at_once || snapshot === seen) check(written, snapshot);
    seen = snapshot;
  }

  /* --- correcting --- */
  const byKey = () => new Map(passagesOf(form).map((passage) => [passage.key, passage]));

  function correct(chosen) {
    const now = byKey();
    const steps = [];
    // From the last to the first, so that places before stay where they are.
    for (const finding of [...chosen].sort((one, other) => other.passage - one.passage || other.start - one.start)) {
      const { key } = passages[finding.passage];
      const passage = now.get(key);
      if (!passage || passage.text.slice(finding.start, finding.end) !== finding.found) continue;
      passage.replace(finding.start, finding.end, finding.suggestion);
      now.set(key, byKey().get(key));
      steps.push({ key, start: finding.start, before: finding.found, after: finding.suggestion });
    }
    if (steps.length) {
      done.push(steps);
      done.splice(0, done.length - CORRECTIONS_KEPT);
    }
    undo.hidden = !done.length;
    const [first] = chosen;
    afterwards(
      !steps.length
        ? said.moved
        : steps.length === 1
          ? `${said.corrected}: ${first.suggested || said.remove} ${said.for} ${first.shown}`
          : `${said.corrected}: ${numbers.format(steps.length)}`,
    );
  }

  function takeBack() {
    const steps = done.pop() || [];
    let isWhole = steps.length > 0;
    for (const { key, start, before, after } of [...steps].reverse()) {
      const passage = byKey().get(key);
      const stands = passage && passage.text.slice(start, start + after.length) === after;
      if (stands) passage.replace(start, start + after.length, before);
      isWhole = isWhole && stands;
    }
    undo.hidden = !done.length;
    afterwards(isWhole ? said.undone : said.moved);
    if (undo.hidden) list.querySelector("button")?.focus();
  }

  let announced = "";
  function afterwards(words) {
    announced = words;
    tell(words);
    look({ at_once: true });
  }

  /* --- showing --- */
  function element(tag, className, text = "") {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  }

  function button(text, name, act) {
    const made = element("button", `khabar-style__button khabar-style__button--${name}`, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function row(finding) {
    const item = element("li", "khabar-style__finding");
    const context = button("", "show", () => passages[finding.passage].show(finding.start, finding.end));
    context.title = said.show;
    context.dir = form.dataset.khabarDir || "auto";
    context.append(finding.before);
    context.append(element(finding.suggestion === null ? "mark" : "del", "", finding.shown));
    if (finding.suggested) context.append(element("ins", "", finding.suggested));
    context.append(finding.after);
    const acts = element("span", "khabar-style__acts");
    if (finding.suggestion === null) {
      acts.append(element("span", "khabar-style__decide", said.decide));
    } else {
      const act = button(said.correct, "correct", () => correct([finding]));
      act.ariaLabel = `${said.correct}: ${finding.suggested || said.remove} ${said.for} ${finding.shown}`;
      acts.append(act);
    }
    const away = button(said.ignore, "ignore", () => {
      ignore(finding);
      announced = said.ignored;
      draw();
    });
    away.ariaLabel = `${said.ignore}: ${finding.shown}`;
    acts.append(away);
    item.append(context, acts);
    return item;
  }

  function group(message, members) {
    const box = element("section", "khabar-style__kind");
    const head = element("h3", "", message);
    head.append("\u00a0", element("span", "khabar-style__number", numbers.format(members.length)));
    box.append(head);
    const certain = members.filter((finding) => finding.suggestion !== null);
    if (certain.length > 1) {
      const act = button(`${said.correct_all} (${numbers.format(certain.length)})`, "all", () => correct(certain));
      act.ariaLabel = `${said.correct_all}: ${message}`;
      box.append(act);
    }
    const rows = element("ul", "");
    rows.append(...members.map(row));
    box.append(rows);
    return box;
  }

  function draw(hasMore = false) {
    const buttons = () => [...list.querySelectorAll("button")];
    const held = buttons().indexOf(document.activeElement);
    const shown = findings.filter((finding) => !isIgnored(finding));
    const kinds = new Map();
    for (const finding of shown) kinds.set(finding.message, [...(kinds.get(finding.message) || []), finding]);
    list.replaceChildren(...[...kinds].map(([message, members]) => group(message, members)));
    if (hasMore) list.append(element("p", "", said.more));
    showIgnored.hidden = shown.length === findings.length;
    if (counter) {
      counter.textContent = numbers.format(shown.length);
      counter.hidden = !shown.length;
    }
    const state = shown.length ? `${said.findings}: ${numbers.format(shown.length)}` : said.clean;
    tell(announced ? `${announced}. ${state}` : state);
    announced = "";
    // Whoever works through the list with the keyboard goes on where she was.
    if (held >= 0) (buttons()[Math.min(held, buttons().length - 1)] || (undo.hidden ? null : undo))?.focus();
  }

  undo.addEventListener("click", takeBack);
  showIgnored.addEventListener("click", () => {
    forgetIgnored();
    draw();
  });
  tell(said.checking);
  setInterval(look, TICK);
}

if (form && panel) start();

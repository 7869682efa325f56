// Makes the moderation queue quick: decisions happen in place, and keys act on the card in hand.
// Without this file every button still works. Keys go by their place on the keyboard, whatever language it types.

const queue = document.querySelector("[data-comment-queue]");
const list = queue.querySelector("[data-cards]");

const cards = () => [...list.querySelectorAll("[data-card]")];
const cardInHand = () => document.activeElement.closest("[data-card]");

function tell(message) {
  queue.querySelector("[data-told]").textContent = message;
}

function hold(card) {
  if (!card) return;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest", behavior: "auto" });
}

function showWaiting(answer) {
  for (const count of queue.querySelectorAll("[data-waiting]")) count.textContent = answer.waiting;
  const heading = queue.querySelector("[data-counts-waiting]");
  if (heading) heading.textContent = answer.waiting_phrase;
  const menu = document.querySelector(`.sidebar a[href="${location.pathname}"] .menuitem-label`);
  if (menu) menu.textContent = answer.menu_label;
}

function replaceCards(answer, held) {
  const all = cards();
  const next = held && all.slice(all.indexOf(held) + 1).find((card) => !card.matches(".comment-card--bar"));
  for (const [id, html] of Object.entries(answer.cards)) {
    const template = document.createElement("template");
    template.innerHTML = html.trim();
    document.getElementById(`comment-${id}`)?.replaceWith(template.content);
  }
  const replaced = held && document.getElementById(held.id);
  hold(replaced?.matches(".comment-card--bar") ? (next ?? replaced) : replaced);
}

function complain(form, message) {
  tell(message);
  const place = form.querySelector("[data-complaint]");
  if (place) place.textContent = message;
}

async function decide(form, button) {
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  try {
    // form.action is the buttons called "action", not the address.
    const response = await fetch(form.getAttribute("action"), {
      method: "POST",
      body: new FormData(form, button),
      headers: { "X-Requested-With": "XMLHttpRequest", Accept: "application/json" },
    });
    const answer = await response.json();
    if (!answer.ok) return complain(form, answer.message);
    replaceCards(answer, form.closest("[data-card]"));
    showWaiting(answer);
    tell(answer.message);
    form.querySelector("details[open]")?.removeAttribute("open");
  } catch {
    complain(form, queue.dataset.failed);
  } finally {
    form.ariaBusy = null;
  }
}

function press(card, action) {
  card.querySelector(`button[name="action"][value="${action}"]`)?.click();
}

function openRejection(card) {
  const details = card.querySelector("[data-reject]");
  if (!details) return;
  details.open = true;
  details.querySelector("select").focus();
}

function step(distance) {
  const all = cards();
  const here = all.indexOf(cardInHand());
  hold(here < 0 ? all[0] : all[Math.min(Math.max(here + distance, 0), all.length - 1)]);
}

const keys = {
  KeyJ: () => step(1),
  KeyK: () => step(-1),
  KeyA: (card) => card && press(card, "approve"),
  KeyR: (card) => card && openRejection(card),
  KeyU: (card) => card && press(card, "undo"),
  KeyX: (card) => card?.querySelector(".comment-card__select")?.click(),
};

function isTyping(target) {
  return target.isContentEditable || (target.matches("input, select, textarea") && target.type !== "checkbox");
}

function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.isComposing) return;
    if (event.code === "Escape" && event.target.closest("[data-reject]")) {
      event.target.closest("[data-reject]").open = false;
      return hold(cardInHand());
    }
    if (!(event.code in keys) || isTyping(event.target)) return;
    event.preventDefault();
    keys[event.code](cardInHand());
  });
  queue.querySelector("[data-keys-hint]").hidden = false;
}

function offerSelectAll() {
  const all = queue.querySelector("[data-select-all]");
  all.hidden = false;
  all.querySelector("input").addEventListener("change", (event) => {
    for (const box of list.querySelectorAll(".comment-card__select")) box.checked = event.target.checked;
  });
}

if (list) {
  queue.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-decide]")) return;
    event.preventDefault();
    decide(event.target, event.submitter);
  });
  offerSelectAll();
  if (queue.dataset.shortcuts === "on") listenToKeys();
}

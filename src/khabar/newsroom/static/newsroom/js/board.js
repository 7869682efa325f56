/* Cards of the board are drawn from column to column. It presses the button that the card has anyway: the server decides. */

const board = document.querySelector("[data-khabar-board]");
let drawn = null;

const movesOf = (card) => new Map(card.dataset.moves.split(" ").filter(Boolean).map((one) => one.split(":")));

function mark(card) {
  const moves = card ? movesOf(card) : new Map();
  for (const column of board.querySelectorAll("[data-stage]")) {
    column.classList.toggle("khabar-column--open", moves.has(column.dataset.stage));
    column.classList.remove("khabar-column--over");
  }
}

board?.addEventListener("dragstart", (event) => {
  drawn = event.target.closest?.("[data-moves]");
  if (!drawn) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", drawn.id);
  mark(drawn);
});

board?.addEventListener("dragover", (event) => {
  const column = event.target.closest("[data-stage]");
  if (!drawn || !column || !movesOf(drawn).has(column.dataset.stage)) return;
  event.preventDefault();
  for (const one of board.querySelectorAll(".khabar-column--over")) one.classList.remove("khabar-column--over");
  column.classList.add("khabar-column--over");
});

board?.addEventListener("drop", (event) => {
  const column = event.target.closest("[data-stage]");
  const move = drawn && column && movesOf(drawn).get(column.dataset.stage);
  if (!move) return;
  event.preventDefault();
  drawn.querySelector(`button[name=move][value=${move}]`).click();
});

board?.addEventListener("dragend", () => {
  drawn = null;
  mark(null);
});

/* One menu at a time; Escape closes it and returns to its button. */
board?.addEventListener("toggle", (event) => {
  if (!event.target.open) return;
  for (const one of board.querySelectorAll("details[open]")) if (one !== event.target) one.open = false;
}, true);
board?.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest("details[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

/* Back from a move, the card that was moved has the focus. */
if (location.hash.startsWith("#card-")) document.getElementById(location.hash.slice(1))?.focus();

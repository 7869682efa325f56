/* Shortcuts by the place of the key. On an Arabic, Persian or Urdu layout the key of "/" types another letter, and
   Wagtail's shortcuts, which ask for the letter, never hear it. Such a press is told again as the Latin layout has it.

   What is being typed is left alone: only presses with Ctrl or Command, or outside of fields, are translated. */

const PLACES = { Slash: ["/", "?"], BracketLeft: ["[", "{"], BracketRight: ["]", "}"] };
for (const letter of "abcdefghijklmnopqrstuvwxyz") {
  PLACES[`Key${letter.toUpperCase()}`] = [letter, letter.toUpperCase()];
}

/* The browser's own: it does them by itself, whatever the layout. */
const OF_THE_BROWSER = new Set(["a", "c", "v", "x", "y", "z"]);

const isField = (node) => node instanceof Element && node.closest("input, textarea, select, [contenteditable=true]");

function told(type, event, key) {
  const code = type === "keypress" ? key.charCodeAt(0) : key.toUpperCase().charCodeAt(0);
  const again = new KeyboardEvent(type, {
    key, code: event.code, bubbles: true, cancelable: true, composed: true,
    ctrlKey: event.ctrlKey, metaKey: event.metaKey, altKey: event.altKey, shiftKey: event.shiftKey,
  });
  for (const name of ["which", "keyCode", "charCode"]) Object.defineProperty(again, name, { value: code });
  return event.target.dispatchEvent(again);
}

function translate(event) {
  const places = PLACES[event.code];
  if (!event.isTrusted || !places || event.isComposing || !/^\P{ASCII}+$/u.test(event.key)) return;
  const isCommand = event.ctrlKey || event.metaKey;
  const key = places[event.shiftKey ? 1 : 0];
  if (isCommand ? OF_THE_BROWSER.has(key.toLowerCase()) : isField(event.target)) return;
  if (isCommand && event.keyCode === key.toUpperCase().charCodeAt(0)) return; // told rightly already
  event.stopImmediatePropagation();
  const goesOn = told("keydown", event, key) && (isCommand || told("keypress", event, key));
  if (!goesOn) event.preventDefault();
}

window.addEventListener("keydown", translate, true);

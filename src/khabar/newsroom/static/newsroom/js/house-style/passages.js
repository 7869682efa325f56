/* The texts of an article's form, wherever they stand: plain fields, and paragraphs of the rich-text editor.

   A passage reads itself, has a piece of it replaced without harm to what stands around (bold, links), and shows a place. */

const PLAIN = new Set([
  "headline", "kicker", "short_headline", "social_headline", "standfirst", "lead_photo_caption", "change_note",
]);
const IN_BODY = /^body-\d+-value/;
const NO_PROSE = /-(url|when)$/;

/* Of two texts, how much is the same at the start and at the end: only what is between is touched. */
function sameEnds(before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return [head, tail];
}

function inField(field) {
  return {
    key: field.name,
    isBody: IN_BODY.test(field.name),
    text: field.value,
    field,
    replace(start, end, words) {
      field.setRangeText(words, start, end, "preserve");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    },
    show(start, end) {
      field.focus();
      field.setSelectionRange(start, end);
      field.scrollIntoView({ block: "center" });
    },
  };
}

function inEditor(field, key, text) {
  const editor = field.draftailEditor;
  return {
    key: `${field.name}#${key}`,
    isBody: IN_BODY.test(field.name),
    text,
    field,
    /* Its own step in the editor's history, so that its undo works too. New letters look like those they replace. */
    replace(start, end, words) {
      const state = editor.getEditorState();
      const content = state.getCurrentContent();
      const block = content.getBlockForKey(key);
      const whole = block.getText();
      const [head, tail] = sameEnds(whole.slice(start, end), words);
      const [from, to] = [start + head, end - tail];
      const added = words.slice(head, words.length - tail);
      const letters = block.getCharacterList();
      const like = letters.get(from < to ? from : Math.max(0, from - 1));
      const mended = block
        .set("text", whole.slice(0, from) + added + whole.slice(to))
        .set("characterList", letters.splice(from, to - from, ...Array.from({ length: added.length }, () => like)));
      const caret = state.getSelection().merge({
        anchorKey: key, focusKey: key, anchorOffset: from + added.length, focusOffset: from + added.length,
        isBackward: false, hasFocus: false,
      });
      const changed = content
        .set("blockMap", content.getBlockMap().set(key, mended))
        .set("selectionBefore", state.getSelection())
        .set("selectionAfter", caret);
      editor.onChange(state.constructor.push(state, changed, "spellcheck-change"));
    },
    show(start, end) {
      const state = editor.getEditorState();
      const place = state.getSelection().merge({
        anchorKey: key, focusKey: key, anchorOffset: start, focusOffset: end, isBackward: false, hasFocus: true,
      });
      const box = field.parentElement.querySelector(`[data-offset-key^="${key}-"]`);
      box?.scrollIntoView({ block: "center" });
      editor.onChange(state.constructor.forceSelection(state, place));
    },
  };
}

/* A child of the body that was deleted stays in the form, marked. */
function isDeleted(form, name) {
  for (const match of name.matchAll(/-\d+(?=-)/g)) {
    const marker = form.elements.namedItem(`${name.slice(0, match.index + match[0].length)}-deleted`);
    if (marker?.value === "1") return true;
  }
  return false;
}

/* What is written now, in the order of the form. Reads only; cheap enough for every second. */
export function passagesOf(form) {
  const found = [];
  for (const field of form.querySelectorAll("input, textarea")) {
    if (!field.name || field.disabled || field.readOnly) continue;
    const isInBody = IN_BODY.test(field.name) && !NO_PROSE.test(field.name);
    if ((!isInBody && !PLAIN.has(field.name)) || isDeleted(form, field.name)) continue;
    if (field.draftailEditor) {
      for (const block of field.draftailEditor.getEditorState().getCurrentContent().getBlockMap().values()) {
        if (block.getType() !== "atomic") found.push(inEditor(field, block.getKey(), block.getText()));
      }
    } else if (field.tagName === "TEXTAREA" || field.type === "text") {
      found.push(inField(field));
    }
  }
  return found;
}

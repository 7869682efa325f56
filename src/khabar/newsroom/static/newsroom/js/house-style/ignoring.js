/* What an editor does not want to hear of again, remembered in her browser for this article. */

const MOST = 300;
const place = `khabar-ignored:${location.pathname}`;

/* A word is let pass wherever it stands; a mark or a space only between these neighbours. */
const nameOf = ({ rule, found, before, after }) =>
  /\p{L}\p{M}*\p{L}/u.test(found) ? `${rule}|${found}` : [rule, found, before.slice(-12), after.slice(0, 12)].join("|");

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(place) || "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

let names = new Set(read());

function keep() {
  try {
    if (names.size) localStorage.setItem(place, JSON.stringify([...names].slice(-MOST)));
    else localStorage.removeItem(place);
  } catch {
    /* A browser that keeps nothing still ignores until the page is left. */
  }
}

export const isIgnored = (finding) => names.has(nameOf(finding));

export function ignore(finding) {
  names.add(nameOf(finding));
  keep();
}

export function forgetIgnored() {
  names = new Set();
  keep();
}

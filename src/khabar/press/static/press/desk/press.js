// Keeps the page of the press up to date while somebody looks at it. Without this file the page is loaded anew by hand.

const press = document.querySelector("[data-press]");

const isInUse = () => document.hidden || press.querySelector("form :focus") || getSelection().toString();

async function look() {
  if (isInUse()) return;
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-press]");
  if (!fresh || isInUse()) return;
  for (const kept of press.querySelectorAll("[data-keep][open]")) {
    fresh.querySelector(`[data-keep="${kept.dataset.keep}"]`)?.setAttribute("open", "");
  }
  const held = document.activeElement.closest("[data-keep]")?.dataset.keep;
  press.replaceChildren(...fresh.childNodes);
  if (held) press.querySelector(`[data-keep="${held}"] summary`)?.focus({ preventScroll: true });
}

setInterval(() => look().catch(() => {}), 1000 * press.dataset.seconds);

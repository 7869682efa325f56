// Offers new posts of a live blog; it shows them when the reader asks. What was withdrawn leaves the open page.
const live = document.querySelector("[data-live]");
if (live) {
  const button = live.querySelector(".live-new button");
  const posts = live.querySelector(".posts");
  const words = button.textContent;
  const zero = (live.dataset.zero || "0").codePointAt(0);
  const inDigits = (number) => String(number).replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
  const EVERY = 20000;
  const SELDOM = 160000;
  let wait = EVERY;
  let newest = Number(live.dataset.newest);
  let waiting = [];
  let isTorn = false; // there are more new posts than came along

  const ask = async () => {
    if (document.hidden) return next();
    try {
      // The browser asks with the ETag that it has: while nothing is new, the answer is a line.
      const answer = await fetch(live.dataset.live, { cache: "no-cache" });
      if (answer.status === 410) return undefined;
      if (!answer.ok) throw new Error(String(answer.status));
      hear(await answer.json());
      wait = EVERY;
    } catch {
      wait = Math.min(wait * 2, SELDOM);
    }
    return next();
  };

  const next = () => setTimeout(ask, wait * (0.8 + Math.random() * 0.4));

  const hear = (told) => {
    const there = new Set(told.there);
    const oldest = told.is_all ? 0 : Math.min(...there);
    for (const post of posts.querySelectorAll("[data-post]")) {
      const number = Number(post.dataset.post);
      if (number >= oldest && number <= told.newest && !there.has(number)) post.remove();
    }
    waiting = told.posts.filter((post) => post.number > newest);
    const count = told.there.filter((number) => number > newest).length;
    isTorn = count > waiting.length;
    button.hidden = !count;
    button.textContent = `${words} (${inDigits(count)})`;
  };

  button.addEventListener("click", () => {
    if (isTorn) return location.reload();
    const made = document.createElement("template");
    made.innerHTML = waiting.map((post) => post.html).join("");
    const fresh = [...made.content.children];
    for (const post of fresh) post.classList.add("fresh");
    posts.prepend(made.content);
    newest = Math.max(newest, ...waiting.map((post) => post.number));
    waiting = [];
    button.hidden = true;
    fresh[0]?.querySelector("a")?.focus({ preventScroll: true });
    fresh[0]?.scrollIntoView({ block: "start" });
    return undefined;
  });

  next();
}

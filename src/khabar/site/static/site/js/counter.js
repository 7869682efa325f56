// Says how many characters a comment has left, counted as the server counts: NFC, a line break is one, code points.
const field = document.querySelector("#comment-text");
const counter = document.querySelector("#comment-limit");
if (field && counter) {
  const limit = Number(counter.dataset.limit);
  const zero = counter.dataset.zero.codePointAt(0);
  const shown = counter.querySelector(".left");
  const inDigits = (number) => String(number).replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
  const count = () => {
    const left = limit - [...field.value.normalize("NFC").replace(/\r\n?/g, "\n")].length;
    shown.textContent = inDigits(left);
    counter.classList.toggle("over", left < 0);
  };
  field.addEventListener("input", count);
  addEventListener("pageshow", count);
  count();
}

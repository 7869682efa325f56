// Answers the poll without leaving the page. The server decides; its sentence and its numbers are what is shown.
const poll = document.querySelector("#poll");
if (poll) {
  const notice = poll.querySelector(".poll-notice");
  const zero = poll.dataset.zero.codePointAt(0);
  const inDigits = (number) => String(number).replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
  poll.addEventListener("submit", async (event) => {
    event.preventDefault();
    const buttons = [...poll.querySelectorAll("button")];
    const body = new URLSearchParams({ choice: event.submitter.value });
    buttons.forEach((button) => (button.disabled = true));
    try {
      const response = await fetch(poll.action, { method: "POST", body, headers: { "X-Requested-With": "khabar" } });
      const answer = await response.json();
      notice.textContent = answer.message;
      if (answer.ok) {
        for (const button of buttons) {
          const count = button.querySelector(".count");
          if (count) count.textContent = inDigits(answer[button.value]);
          if (count) button.setAttribute("aria-pressed", String(answer.choice === button.value));
          else button.hidden = !answer.choice;
        }
      }
    } catch {
      notice.textContent = poll.dataset.failed;
    }
    buttons.forEach((button) => (button.disabled = false));
    event.submitter.focus();
  });
}

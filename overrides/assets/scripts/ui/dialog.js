import { element } from "./element.js";
import { loadStylesheet } from "./load-stylesheet.js";

/**
 * Ask in a dialog, and wait.
 *
 * @param {{ title: string, text: string, actions: { id: string, label: string, kind?: "main" | "danger" }[], leave?: string, field?: HTMLElement }} question
 *   what the buttons say, and what is to be filled in above them; a button to leave all as it is comes by itself, last
 * @returns {Promise<string>} the id of the action, "" if all is to stay as it is
 */
export async function ask({ title, text, actions, leave = "Cancel", field }) {
  await loadStylesheet("dialog");
  const heading = element("h2", { id: "ask-title", class: "ask-title", tabindex: "-1" }, title);
  const buttons = [...actions, { id: "", label: leave, kind: "" }].map(({ id, label, kind }) =>
    element("button", { value: id, class: `button${kind ? ` button--${kind}` : ""}` }, label),
  );
  const dialog = element(
    "dialog",
    { class: "ask md-typeset", "aria-labelledby": "ask-title" },
    element("form", { method: "dialog" }, heading, ...text.split("\n\n").map((one) => element("p", {}, one)), ...(field ? [field] : []), element("p", { class: "ask-actions" }, ...buttons)),
  );
  document.body.append(dialog);
  dialog.showModal();
  // The question is heard first, and no button is pressed by a key that was still down.
  heading.focus();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue);
    });
  });
}

/**
 * Tell in a dialog what came of it, and wait until that is read.
 *
 * @param {string} title
 * @param {string} text
 */
export function tell(title, text) {
  return ask({ title, text, actions: [], leave: "Close" });
}

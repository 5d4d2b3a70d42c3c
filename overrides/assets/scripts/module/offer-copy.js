/**
 * Once a module is complete: a press keeps a copy. A quiz has this with its result.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { load } from "../load.js";
import { announce } from "../ui/announce.js";
import { element } from "../ui/element.js";

/** @param {Page} page on which the module was completed */
export function offerCopy(page) {
  const end = document.querySelector("article");
  if (page.kind === "quiz" || !end || end.querySelector("[data-offer-copy]")) return;
  const act = (/** @type {string} */ name, /** @type {string} */ label) => {
    const button = element("button", { type: "button", class: "link-button" }, label);
    button.addEventListener("click", () => load("progress").then(({ ACTS }) => ACTS[name](page, button), reportError));
    return button;
  };
  const file = act("export", "save a file");
  end.append(element("p", { "data-offer-copy": true, "data-screen": true }, "This module is complete. Browsers forget. Keep a copy: ", file, " or ", act("export-link", "get a link or QR code")));
  announce("This module is complete.");
}

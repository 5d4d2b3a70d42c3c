import { element } from "../ui/element.js";
import { loadStylesheet } from "../ui/load-stylesheet.js";
import { aloudButton } from "./aloud.js";
import { sizeButtons } from "./text-size.js";
import { onceThereIsAVoice } from "./voices.js";

/**
 * A small panel below its button: how large the text is and, where this device has a voice for the page, reading it aloud.
 *
 * @param {HTMLElement} button
 * @param {import("../ui/page-data.js").Page} page
 */
export default async function start(button, page) {
  const article = button.closest("article");
  if (!article) return;
  await loadStylesheet("reading");
  const panel = element("div", { class: "reading-panel", role: "group", "aria-label": "How you read this page", "data-reading-bar": true, hidden: true }, element("p", {}, "Text size"), sizeButtons(page));
  button.after(panel);
  onceThereIsAVoice(() => panel.append(aloudButton(article, panel, button)));
  const toggle = (/** @type {boolean} */ isOpen) => {
    panel.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  };
  toggle(false);
  button.addEventListener("click", () => toggle(panel.hidden !== false));
  document.addEventListener("keydown", (event) => {
    const isElsewhere = document.activeElement !== document.body && document.activeElement !== button && !panel.contains(document.activeElement);
    if (event.key !== "Escape" || panel.hidden || isElsewhere) return;
    toggle(false);
    button.focus();
  });
}

/** The box of a scene in which one says first what one would say: it is kept as a note, and fetched where one stands before it. */
import { load } from "../load.js";
import { offerRetry } from "../ui/load-failure.js";
import { loadStylesheet } from "../ui/load-stylesheet.js";

/** @type {WeakSet<Element>} Those that were begun. */
const begun = new WeakSet();

/** @param {HTMLElement} section the scene at hand */
export function openBox(section) {
  const box = /** @type {HTMLElement | null} */ (section.querySelector("[data-say]"));
  if (!box || begun.has(box)) return;
  begun.add(box);
  loadStylesheet("say");
  load("notes").then(
    ({ note }) => note(box),
    (error) => {
      reportError(error);
      begun.delete(box);
      offerRetry(box, () => openBox(section));
    },
  );
}

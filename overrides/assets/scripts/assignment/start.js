import { load } from "../load.js";
import { offerRetry } from "../ui/load-failure.js";

/**
 * The form with which a supervisor asks something of staff. What fills it with life is loaded when somebody turns to it.
 *
 * @param {HTMLElement} root
 * @param {import("../ui/page-data.js").Page} page
 */
export default function start(root, page) {
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
  root.querySelector("[data-assign-plain]")?.remove();
  form.hidden = false;
  askWhere(form);
  let isFollowed = false;
  const begin = async () => {
    try {
      await (await load("assignment")).followForm(root, page);
      isFollowed = true;
    } catch (error) {
      reportError(error);
      offerRetry(form, begin);
    }
  };
  form.addEventListener("focusin", () => isFollowed || begin());
  form.addEventListener("input", begin);
  // Going back, the browser fills in what stood there, and tells nobody.
  const look = () => isFilled(form) && begin();
  addEventListener("pageshow", look);
  look();
  // Half-written, it is not to go without a question, as where another tab brings a newer edition.
  addEventListener("beforeunload", (event) => {
    const results = /** @type {HTMLElement} */ (root.querySelector("[data-assign-results]"));
    if (results.hidden && isFilled(form)) event.preventDefault();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await begin();
    if (isFollowed) (await load("assignment")).makeLink(root, page);
  });
}

/** @param {HTMLFormElement} form */
function isFilled(form) {
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input, textarea"));
  return Array.from(fields).some((one) => one.checked !== one.defaultChecked || one.value !== one.defaultValue);
}

/** A copy on a disk has no address for others; so where it stands on the web is asked for. @param {HTMLFormElement} form */
function askWhere(form) {
  const place = /** @type {HTMLElement} */ (form.querySelector("[data-assign-where]"));
  const input = /** @type {HTMLInputElement} */ (place.querySelector("input"));
  place.hidden = input.disabled = location.protocol !== "file:";
}

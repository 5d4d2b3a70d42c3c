/** Cases stay closed until a return is open; what runs them is loaded then. */
import { completedAt } from "../core/own-course.js";
import { isDue, nextReturn } from "../core/returns.js";
import { load } from "../load.js";
import { learner, watch } from "../storage/store.js";
import { offerRetry } from "../ui/load-failure.js";
import { loadStylesheet } from "../ui/load-stylesheet.js";

/** @param {HTMLElement} root @param {import("../ui/page-data.js").Page} page */
export default function start(root, page) {
  let isOpen = false;
  const open = () =>
    Promise.all([load("cases"), loadStylesheet("quiz")]).then(([{ runCases }]) => runCases(root, page)).catch((error) => {
      reportError(error);
      // The cases themselves are out of sight as yet.
      offerRetry(root.parentElement, open);
    });
  const look = () => {
    if (isOpen || !isDue(nextReturn(learner(), completedAt(learner(), page)), new Date())) return;
    isOpen = true;
    open();
  };
  watch(look);
  look();
}

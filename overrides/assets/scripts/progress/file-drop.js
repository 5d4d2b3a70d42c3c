import { load } from "../load.js";
import { takeDrops } from "../ui/drop-zone.js";
import { offerRetry } from "../ui/load-failure.js";

/**
 * A progress file that is dropped on the page is opened.
 *
 * @param {HTMLElement} root what lights up
 * @param {import("../ui/page-data.js").Page} page
 */
export default function start(root, page) {
  const open = (/** @type {File} */ file) =>
    load("progress").then(
      ({ openFile }) => openFile(file, page),
      () => offerRetry(root, () => open(file)),
    );
  takeDrops(root, ([file]) => open(file));
}

/**
 * Takes a progress file that is dropped anywhere on the page, and shows meanwhile where to: a browser would leave the
 * page to show a file that misses its place.
 *
 * @param {HTMLElement} root what lights up
 * @param {import("../ui/page-data.js").Page} page
 */
export default function start(root, page) {
  const mark = (/** @type {boolean} */ isOver) => root.toggleAttribute("data-over", isOver);
  addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    mark(true);
  });
  addEventListener("dragleave", (event) => event.relatedTarget === null && mark(false));
  addEventListener("drop", async (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    mark(false);
    const { openFile } = await import("./import.js");
    openFile(file, page);
  });
}

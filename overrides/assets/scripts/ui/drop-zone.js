/**
 * Take files that are dropped anywhere on the page, and show meanwhile where they belong: a browser would leave the page to
 * show a file that misses its place.
 *
 * @param {HTMLElement} place what lights up meanwhile
 * @param {(files: File[]) => void} take
 */
export function takeDrops(place, take) {
  const light = (/** @type {boolean} */ isOver) => place.toggleAttribute("data-over", isOver);
  addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    light(true);
  });
  addEventListener("dragleave", (event) => event.relatedTarget === null && light(false));
  addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    light(false);
    take([...event.dataTransfer.files]);
  });
}

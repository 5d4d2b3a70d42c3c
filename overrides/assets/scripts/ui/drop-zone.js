/**
 * Take files that are dropped anywhere on the page, and show meanwhile where they belong: a browser would leave the page to
 * show a file that misses its place.
 *
 * @param {HTMLElement} place what lights up meanwhile
 * @param {(files: File[]) => void} take
 */
export function takeDrops(place, take) {
  for (const type of /** @type {const} */ (["dragover", "dragleave", "drop"])) {
    addEventListener(type, (event) => {
      const { dataTransfer: brought, relatedTarget } = event;
      if (!brought?.types.includes("Files")) return;
      event.preventDefault();
      place.toggleAttribute("data-over", type === "dragover" || (type === "dragleave" && relatedTarget !== null));
      if (type === "drop" && brought.files.length) take([...brought.files]);
    });
  }
}

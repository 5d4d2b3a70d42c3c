import { SIGN } from "../core/link-prefix.js";
import { announce } from "../ui/announce.js";
import { takeDrops } from "../ui/drop-zone.js";
import { pickFiles } from "../ui/file-picker.js";
import { offerRetry } from "../ui/load-failure.js";
import { part, press } from "./part.js";

/** @typedef {(files: File[], isPasted: boolean, progress: (share: number) => void) => Promise<string>} Read What reads files, and says what came of it. */

/**
 * The ways in: files that are chosen or dropped, and pasted text.
 *
 * @param {HTMLElement} root
 * @param {Read} read
 */
export default function intake(root, read) {
  const text = /** @type {HTMLTextAreaElement} */ (part(root, "[data-text]"));
  const place = part(root, "[data-drop-records]");
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  /** One lot after the other. @param {File[]} files @param {boolean} isPasted */
  const bring = (files, isPasted = false) => {
    const lot = () => read(files, isPasted, progressIn(root)).then(announce);
    last = last.then(lot).catch((error) => {
      reportError(error);
      offerRetry(place, () => bring(files, isPasted));
    });
  };
  press(root, "[data-choose]", () => pickFiles((files) => bring(files), { multiple: true }));
  press(root, "[data-read-text]", () => {
    if (!text.value.trim()) return void text.focus();
    bring([new File([text.value], "Pasted text")], true);
    text.value = "";
  });
  takeDrops(place, (files) => bring(files));
  const assigned = location.hash.startsWith(SIGN) ? location.href : "";
  if (assigned) bring([new File([assigned], "Link")], true);
}

/** @param {HTMLElement} root @returns {(share: number) => void} shows how far it is; 1 ends it */
function progressIn(root) {
  const line = part(root, "[data-reading]");
  const bar = /** @type {HTMLProgressElement} */ (part(line, "progress"));
  return (share) => {
    line.hidden = share >= 1;
    bar.value = share;
  };
}

import { lets } from "../core/record.js";
import { append, learner, watch } from "../storage/store.js";
import { loadCatalog } from "../ui/load-catalog.js";
import { showCertificate } from "./certificate.js";
import { load } from "../load.js";
import startChoice, { chosenAssignment } from "./assignment-choice.js";
import { ownRecord } from "./own-record.js";

/**
 * What the learner lets into the record, and the ways to hand it on: print and download.
 *
 * @param {HTMLElement} root
 */
export default async function start(root) {
  for (const box of root.querySelectorAll("input[data-include]")) choose(/** @type {HTMLInputElement} */ (box));
  root.querySelector("[data-print]")?.addEventListener("click", () => print());
  root.querySelector("[data-download]")?.addEventListener("click", download);
  startChoice(/** @type {HTMLElement} */ (root.querySelector("[data-for-task]")));
  await showCertificate(/** @type {HTMLElement} */ (root.querySelector("[data-certificate]")));
}

/** @param {HTMLInputElement} box */
function choose(box) {
  const what = box.dataset.include ?? "";
  const show = () => (box.checked = lets(learner(), what));
  box.addEventListener("change", () => {
    append(() => [{ type: "shared", what, value: box.checked }]);
  });
  watch(show);
  show();
}

async function download() {
  const { saveRecord } = await load("occasional");
  await saveRecord(await ownRecord(await loadCatalog(), chosenAssignment()));
}

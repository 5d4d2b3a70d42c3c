import { today } from "../core/dates.js";
import { now } from "../core/learner.js";
import { nameOf } from "../core/text.js";
import { lets, recordOf } from "../core/record.js";
import { append, learner, watch } from "../storage/store.js";
import { loadCatalog } from "../ui/load-catalog.js";
import { showCertificate } from "./certificate.js";
import { load } from "../load.js";
import { fileName, saveFile } from "../ui/download.js";
import { chosenAssignment } from "./assignment-choice.js";

/**
 * What the learner lets into the record, and the ways to hand it on: print and download.
 *
 * @param {HTMLElement} root
 */
export default async function start(root) {
  for (const box of root.querySelectorAll("input[data-include]")) choose(/** @type {HTMLInputElement} */ (box));
  root.querySelector("[data-print]")?.addEventListener("click", () => print());
  root.querySelector("[data-download]")?.addEventListener("click", download);
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
  if (!nameOf(learner()) && !(await isNameless())) return;
  const record = recordOf(learner(), await loadCatalog(), now(), chosenAssignment());
  const name = fileName("completion-record", record.learner.name, record.course.id, today());
  saveFile(`${name}.json`, "application/json", `${JSON.stringify(record, null, 2)}\n`);
}

/** A record without a name is asked about: whoever gets it can't tell whose it is. */
async function isNameless() {
  const answer = await (await load("dialog")).ask({
    title: "Your record has no name",
    text: "Whoever receives it can’t tell whose it is. Write your name above first, or send it without.",
    actions: [{ id: "go", label: "Download it without a name" }],
    leave: "Write my name",
  });
  if (!answer) /** @type {HTMLElement | null} */ (document.querySelector("[data-learner-name]"))?.focus();
  return answer === "go";
}

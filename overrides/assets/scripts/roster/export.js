import { ask, tell } from "../ui/dialog.js";
import { saveFile } from "../ui/download.js";
import { now } from "../core/learner.js";
import { csv } from "../core/csv.js";
import { emptyRoster } from "../core/roster.js";
import { today } from "../core/dates.js";
import { filesOf } from "../core/roster-file.js";
import { listOf } from "../core/roster-list.js";
import { part, press } from "./part.js";

/**
 * What leaves the page, as files: the roster, to be opened again, and the list as it is seen, for a spreadsheet.
 *
 * @param {HTMLElement} root
 * @param {import("./session.js").Session} session
 */
export default function save(root, session) {
  const { course } = session.page;
  for (const selector of ["[data-save]", "[data-save-links]"]) press(root, selector, () => saveRoster(session));
  press(root, "[data-csv]", () => saveFile(`roster-${course}-${today()}.csv`, "text/csv", csv(listOf(session.shown))));
  press(root, "[data-empty]", async () => {
    const text = session.isSaved ? "It was saved as a file." : "It was not saved as a file since it last changed.";
    const answer = await ask({ title: "Empty the roster?", text, actions: [{ id: "go", label: "Empty it", kind: "danger" }] });
    if (!answer) return;
    session.roster = emptyRoster();
    session.messages.length = 0;
    session.renew();
    part(root, "[data-choose]").focus();
  });
  addEventListener("beforeunload", (event) => {
    if (!session.isSaved) event.preventDefault();
  });
}

/**
 * One file; several, to be opened together, where one would be too large to be opened again.
 *
 * @param {import("./session.js").Session} session
 */
async function saveRoster(session) {
  const { course } = session.page;
  const files = filesOf(session.roster, course, now());
  for (const [at, text] of files.entries()) {
    const part = files.length > 1 ? `-part-${at + 1}-of-${files.length}` : "";
    saveFile(`roster-${course}-${today()}${part}.json`, "application/json", text);
    if (part) await new Promise((go) => setTimeout(go, 500));
  }
  session.isSaved = true;
  if (files.length < 2) return;
  await tell("Saved in several files", `The roster is larger than one file may be, so there are ${files.length}. Your browser may ask if it may save several. Check that all are there. To go on, choose all of them together.`);
}

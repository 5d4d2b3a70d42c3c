import { ask } from "../page/ask.js";
import { saveFile } from "../page/file.js";
import { now } from "../state/learner.js";
import { csv } from "../state/csv.js";
import { emptyRoster } from "../state/roster.js";
import { fileOf } from "../state/roster-file.js";
import { listOf } from "../state/list.js";
import { part, press } from "./part.js";

/**
 * What leaves the page, as files: the roster, to be opened again, and the list as it is seen, for a spreadsheet.
 *
 * @param {HTMLElement} root
 * @param {import("./desk.js").Desk} desk
 */
export default function save(root, desk) {
  const { course } = desk.page;
  const today = () => now().slice(0, 10);
  press(root, "[data-save]", () => {
    // Not indented: thousands of records would be half as large again.
    saveFile(`roster-${course}-${today()}.json`, "application/json", `${JSON.stringify(fileOf(desk.roster, course, now()))}\n`);
    desk.isSaved = true;
  });
  press(root, "[data-csv]", () => saveFile(`roster-${course}-${today()}.csv`, "text/csv", csv(listOf(desk.shown))));
  press(root, "[data-empty]", async () => {
    const text = desk.isSaved ? "It was saved as a file." : "It was not saved as a file since it last changed.";
    const answer = await ask({ title: "Empty the roster?", text, actions: [{ id: "go", label: "Empty it", kind: "danger" }] });
    if (!answer) return;
    desk.roster = emptyRoster();
    desk.messages.length = 0;
    desk.renew();
    part(root, "[data-choose]").focus();
  });
  addEventListener("beforeunload", (event) => {
    if (!desk.isSaved) event.preventDefault();
  });
}

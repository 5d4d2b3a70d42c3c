import { longDate } from "../ui/dates.js";
import { element } from "../ui/element.js";
import { now } from "../core/learner.js";
import { part, press } from "./part.js";
import { signedCopy } from "./signed-copy.js";
import * as words from "./wording.js";

/** @typedef {import("./session.js").Row} Row */
/** @typedef {import("./session.js").Session} Session */

const HEADS = ["Name", "Modules", "Finished", "Version", "Assignment", "Standing"];

/** What the paper was last filled with. @type {"list" | "copies" | ""} */
let filled = "";
/** What takes less time was no printing, in milliseconds. */
const AT_ONCE = 1000;

/**
 * What goes on paper: the list as it is seen, all its pages, also where the browser's own menu prints. Some browsers say at once
 * that printing is over, and some never do; so what was to be printed stays on the paper, which nobody sees, until the page is
 * used again.
 *
 * @param {HTMLElement} root
 * @param {Session} session
 */
export default function start(root, session) {
  const paper = part(root, "[data-paper]");
  press(root, "[data-print-list]", () => print());
  let begun = 0;
  const clear = () => {
    filled = "";
    paper.replaceChildren();
  };
  addEventListener("beforeprint", () => {
    begun = performance.now();
    if (filled === "copies" || !session.rows.length) return;
    filled = "list";
    paper.replaceChildren(listOf(session));
  });
  addEventListener("afterprint", () => performance.now() - begun > AT_ONCE && clear());
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, clear, { capture: true });
}

/** Print signed copies, each on a sheet of its own. @param {HTMLElement} root @param {Row[]} rows */
export function printCopies(root, rows) {
  if (!rows.length) return;
  filled = "copies";
  part(root, "[data-paper]").replaceChildren(...rows.map(signedCopy));
  print();
}

/** @param {Session} session */
function listOf({ shown, rows, view, page }) {
  const { only, text } = view;
  const narrowed = shown.length < rows.length ? [`${shown.length} of ${rows.length} people${text ? `, found by “${text}”` : ""}${only.size ? `, only: ${[...only].join(", ")}` : ""}.`] : [`${rows.length} people.`];
  const lines = shown.map((row) => {
    const standing = words.standing(row).map((one) => one.text).join("; ");
    const name = [words.nameOf(row), row.sign && `…${row.sign}`].filter(Boolean).join(" ");
    const told = [name, words.done(row).join("; "), words.when(row), words.edition(row, page.edition).join(", "), words.assignment(row).join(", "), standing];
    return element("tr", {}, ...told.map((one) => element("td", {}, element("bdi", {}, one))));
  });
  return element(
    "section",
    { class: "roster-list" },
    element("h1", {}, "Roster"),
    element("p", {}, `${longDate(now())}. ${narrowed.join(" ")} What the records say is what the learners’ own browsers wrote; it is no proof.`),
    element("table", {}, element("thead", {}, element("tr", {}, ...HEADS.map((head) => element("th", { scope: "col" }, head)))), element("tbody", {}, ...lines)),
  );
}

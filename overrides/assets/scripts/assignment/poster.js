/** @typedef {import("./message.js").Letter} Letter */
import { weekdayDate } from "../ui/dates.js";
import { element } from "../ui/element.js";
import { passMarkText } from "./due-date.js";
import { qr } from "./qr-code.js";

const INSTEAD = {
  long: "The link is too long for a code. Shorten the note, and make the link again.",
  missing: "This copy of the course was built without the part that draws codes. With npm on the machine that builds it, `make build` adds it. The link below works as well.",
};

/**
 * The sheet to be printed: what is asked, and a code that leads there.
 *
 * @param {HTMLElement} root
 * @param {Letter} letter
 */
export async function drawPoster(root, { assignment, course, what, modules, link }) {
  const { from, due, note, passMark } = assignment;
  const code = await qr(link, `QR code of the link that ${from} made`);
  const place = typeof code === "string" ? element("p", { class: "assign-no-code" }, INSTEAD[code]) : code;
  root.replaceChildren(
    element("p", { class: "sheet-course" }, course),
    element("h3", {}, what),
    element("p", { class: "sheet-when" }, due ? `By ${weekdayDate(due)}` : "At your own pace"),
    element("p", {}, "Asked for by ", element("bdi", {}, from)),
    ...(note ? [element("blockquote", { class: "assignment-note", dir: "auto" }, note)] : []),
    element("ul", {}, ...modules.map((title) => element("li", {}, title))),
    ...(passMark ? [element("p", {}, passMarkText(passMark, "For this,"))] : []),
    element("div", { class: "sheet-code" }, place, element("p", {}, "Point your phone’s camera at the code, or ask for the link by mail. There is no account; what you do stays in your own browser.")),
    element("p", { class: "sheet-link" }, link),
  );
}

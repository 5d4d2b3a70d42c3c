/**
 * Keep a copy of what was completed as a link, or as the QR code of it: for another device, or for the day on which this one has
 * forgotten.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { copyOf } from "../core/copy.js";
import { encodedCopy } from "../core/copy-link.js";
import { COPY_SIGN } from "../core/link-prefix.js";
import { nameOf } from "../core/text.js";
import { qr } from "../assignment/qr-code.js";
import { learner } from "../storage/store.js";
import { homeOf } from "../ui/addresses.js";
import { copyText } from "../ui/copy-text.js";
import { ask, tell } from "../ui/dialog.js";
import { element } from "../ui/element.js";

const HELD = "Mail it to yourself, or open it on your phone. It holds the modules you completed, your results and first endings. Your notes and answers are only in a backup file. Whoever has the link can open it.";

/** @param {Page} page */
export async function keepLink(page) {
  if (location.protocol === "file:") {
    await tell("A link leads nowhere from here", "This course was opened from a disk, and nobody else can reach it there. Save a backup file instead.");
    return;
  }
  const link = element("textarea", { rows: "3", readonly: true, class: "copy-link" });
  const name = element("input", { type: "checkbox" });
  const said = element("p", { role: "status" });
  const code = element("p", { class: "copy-code" });
  const draw = async () => {
    link.value = new URL(`${COPY_SIGN}${await encodedCopy(copyOf(learner(), page.course, name.checked))}`, homeOf(page)).href;
    const drawn = await qr(link.value, "QR code of the link above");
    const missing = drawn === "long" ? "There is too much in it for a QR code. Use the link." : "This site was built without QR codes. Use the link.";
    code.replaceChildren(typeof drawn === "string" ? missing : drawn);
  };
  const copy = element("button", { type: "button", class: "button button--main" }, "Copy the link");
  copy.addEventListener("click", async () => (said.textContent = await copyText(link)));
  name.addEventListener("change", draw);
  const field = element(
    "div",
    {},
    element("p", {}, element("label", {}, "The link ", link)),
    ...(nameOf(learner()) ? [element("p", {}, element("label", {}, name, ` Put my name in (${nameOf(learner())})`))] : []),
    element("p", {}, copy),
    said,
    element("p", {}, "Or point a phone’s camera at this code:"),
    code,
  );
  await draw();
  await ask({ title: "Your copy as a link", text: HELD, field, actions: [], leave: "Close" });
}

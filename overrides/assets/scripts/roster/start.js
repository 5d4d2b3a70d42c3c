import { deskOf } from "./desk.js";
import save from "./save.js";
import filter from "./filter.js";
import intake from "./intake.js";
import messages from "./messages.js";
import print from "./print.js";
import sign from "./sign.js";
import table from "./table.js";

/**
 * The supervisor's roster: records come in, a table shows them, and signed copies go out. Nothing is kept in the browser.
 *
 * @param {HTMLElement} root
 * @param {import("../page/facts.js").Page} page
 */
export default function start(root, page) {
  const desk = deskOf(page);
  for (const behaviour of [messages, intake, filter, table, sign, save, print]) behaviour(root, desk);
  // Until now a press would have been lost.
  root.inert = false;
}

import { wear } from "../page/style.js";
import { deskOf } from "./desk.js";
import filter from "./filter.js";
import messages from "./messages.js";
import print from "./print.js";
import save from "./save.js";
import sign from "./sign.js";
import table from "./table.js";

/**
 * Brings to life what works on records.
 *
 * @param {HTMLElement} root
 * @param {import("../page/facts.js").Page} page
 */
export async function board(root, page) {
  await wear("board");
  const desk = deskOf(page);
  for (const behaviour of [messages, filter, table, sign, save, print]) behaviour(root, desk);
  return desk;
}

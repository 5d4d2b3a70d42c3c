import { loadCatalog } from "../page/catalog.js";
import { wear } from "../page/style.js";
import { deskOf } from "./desk.js";
import filter from "./filter.js";
import links from "./links.js";
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
  const [catalog] = await Promise.all([loadCatalog(), wear("board")]);
  const desk = deskOf(page, catalog);
  for (const behaviour of [messages, links, filter, table, sign, save, print]) behaviour(root, desk);
  return desk;
}

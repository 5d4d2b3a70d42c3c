import { loadCatalog } from "../ui/load-catalog.js";
import { loadStylesheet } from "../ui/load-stylesheet.js";
import { deskOf } from "./session.js";
import filter from "./filter.js";
import links from "./assignment-list.js";
import messages from "./messages.js";
import print from "./print.js";
import save from "./export.js";
import sign from "./countersign.js";
import table from "./table.js";

/**
 * Brings to life what works on records.
 *
 * @param {HTMLElement} root
 * @param {import("../ui/page-data.js").Page} page
 */
export async function board(root, page) {
  const [catalog] = await Promise.all([loadCatalog(), loadStylesheet("roster-table")]);
  const desk = deskOf(page, catalog);
  for (const behaviour of [messages, links, filter, table, sign, save, print]) behaviour(root, desk);
  return desk;
}

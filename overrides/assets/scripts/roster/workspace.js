import { loadCatalog } from "../ui/load-catalog.js";
import { loadStylesheet } from "../ui/load-stylesheet.js";
import { createSession } from "./session.js";
import filter from "./filter.js";
import links from "./assignment-list.js";
import messages from "./messages.js";
import print from "./print.js";
import save from "./export.js";
import sign from "./countersign.js";
import table from "./table.js";

/**
 * Bring to life what works on records.
 *
 * @param {HTMLElement} root
 * @param {import("../ui/page-data.js").Page} page
 */
export async function startWorkspace(root, page) {
  const [catalog] = await Promise.all([loadCatalog(), loadStylesheet("roster-table")]);
  const session = createSession(page, catalog);
  for (const behaviour of [messages, links, filter, table, sign, save, print]) behaviour(root, session);
  return session;
}

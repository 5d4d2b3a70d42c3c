import { load } from "../load.js";
import intake from "./import.js";

/**
 * The supervisor's roster: records come in, a table shows them, and signed copies go out. Nothing is kept in the browser.
 * What reads records and shows them is loaded with the first of them.
 *
 * @param {HTMLElement} root
 * @param {import("../ui/page-data.js").Page} page
 */
export default function start(root, page) {
  /** @type {import("./session.js").Session | undefined} */
  let session;
  intake(root, async (files, isPasted, progress) => {
    const { startWorkspace, readAll } = await load("roster");
    session ??= await startWorkspace(root, page);
    return readAll(files, isPasted, session, progress);
  });
  // Until now a press would have been lost.
  root.inert = false;
}

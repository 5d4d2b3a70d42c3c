import intake from "./intake.js";

/**
 * The supervisor's roster: records come in, a table shows them, and signed copies go out. Nothing is kept in the browser.
 * What reads records and shows them is loaded with the first of them.
 *
 * @param {HTMLElement} root
 * @param {import("../page/facts.js").Page} page
 */
export default function start(root, page) {
  /** @type {Promise<import("./desk.js").Desk> | undefined} */
  let desk;
  intake(root, () => (desk ??= import("./board.js").then(({ board }) => board(root, page))));
  // Until now a press would have been lost.
  root.inert = false;
}

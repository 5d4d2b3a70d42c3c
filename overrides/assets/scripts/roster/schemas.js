/** @typedef {import("../core/roster-import.js").Schemas} Schemas */

/** @type {Promise<Schemas> | undefined} */
let asked;

/**
 * The schemas that the site publishes; records are held to those very files.
 *
 * @param {import("../ui/page-data.js").Page} page
 * @returns {Promise<Schemas>}
 */
export function schemas(page) {
  asked ??= load(page).catch((fault) => {
    asked = undefined;
    throw fault;
  });
  return asked;
}

/** @param {import("../ui/page-data.js").Page} page @returns {Promise<Schemas>} */
async function load({ base }) {
  const [record, roster] = await Promise.all(["completion-record-1", "roster-1"].map((name) => json(`${base}/schema/${name}.json`)));
  return { record, roster };
}

/** @param {string} address */
async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

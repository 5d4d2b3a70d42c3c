import { load } from "../load.js";

/**
 * The whole course as the build tells it; loaded only where it is asked for.
 *
 * @returns {Promise<import("../core/changes.js").Catalog>}
 */
export async function loadCatalog() {
  return (await load("catalog")).catalog;
}

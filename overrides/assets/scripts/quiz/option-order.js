import { part, parts } from "../ui/part.js";
import { shuffled } from "../core/random.js";

/**
 * Put a question's options in the order that a seed decides, whatever order they stand in.
 *
 * @param {HTMLElement} root the question
 * @param {string} seed
 */
export function shuffleOptions(root, seed) {
  const options = parts(root, "option");
  if (!options.length || root.dataset.order === seed) return;
  root.dataset.order = seed;
  const known = [...options].sort((one, other) => (String(one.dataset.option) < String(other.dataset.option) ? -1 : 1));
  part(root, "options").append(...shuffled(known, seed));
}

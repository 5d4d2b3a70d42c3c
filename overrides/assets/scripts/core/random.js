/** Chance that can be repeated: the same seed gives the same order. */

/**
 * @template T
 * @param {readonly T[]} items
 * @param {string} seed
 * @returns {T[]} the items in an order that the seed decides
 */
export function shuffled(items, seed) {
  const order = [...items];
  const draw = numbers(seed);
  for (let last = order.length - 1; last > 0; last -= 1) {
    const at = Math.floor(draw() * (last + 1));
    [order[last], order[at]] = [order[at], order[last]];
  }
  return order;
}

/**
 * Numbers from 0 up to 1, by a linear congruence over the seed's hash; good enough to shuffle a handful of options.
 *
 * @param {string} seed
 */
function numbers(seed) {
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (Math.imul(state, 0x0019660d) + 0x3c6ef35f) | 0;
    // The lowest bits of such a sequence repeat soon, so the highest are mixed in.
    return ((state ^ (state >>> 15)) >>> 0) / 0x1_0000_0000;
  };
}

/** Values that are not what they should be, wherever they stand. */
export const HOSTILE = [
  null, true, false, 0, -1, 1.5, 1e21, -0, "", "x", "__proto__", "constructor", "9".repeat(400), "2026-13-45", "\ud800", "\u202e",
  "2026-11-26T08:00:00Z", "9999-12-31T23:59:59.999Z", [], {}, [[]], [null], { toString: 1 }, { length: 9e9 }, { valueOf: null },
  { constructor: { prototype: { polluted: 1 } } }, JSON.parse('{"__proto__": {"polluted": 1}}'), "before-you-post/progress", 2 ** 53,
];

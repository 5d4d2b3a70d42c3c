/**
 * A learner's plan for a module: "If …, then I will …", each half in a box of its own.
 *
 * @typedef {import("./learner.js").Learner} Learner
 */

/** @param {Learner} learner @param {string} module @returns {{ cue: string, act: string } | null} null where there is none */
export function planOf({ notes }, module) {
  const [cue, act] = ["if", "then"].map((half) => (notes[`plan-${half}/${module}`]?.value ?? "").trim());
  return cue || act ? { cue, act } : null;
}

/** A half as it goes on in a sentence: what the box has said already is not said again. @param {string} text @param {RegExp} said */
function half(text, said) {
  return text.replace(said, "").replace(/[\s.,;]+$/, "") || "…";
}

/** A plan in a sentence. @param {{ cue: string, act: string }} plan */
export function planText({ cue, act }) {
  return `If ${half(cue, /^if\b\s*/i)}, then I will ${half(act, /^(then\b\s*)?(i will\b|i’ll\b|i'll\b)?\s*/i)}.`;
}

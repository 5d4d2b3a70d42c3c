/**
 * Which of the tasks that somebody asked for the record answers: the one that is due first, until the learner says.
 *
 * @typedef {import("../core/learner.js").Learner} Learner
 */
import { asked } from "../core/asked.js";
import { load } from "../load.js";
import { learner, watch } from "../storage/store.js";

/** @type {string | undefined} The code of the one that was picked, "" for none of them. */
let picked;
/** @type {Set<() => void>} */
const listeners = new Set();

/** @returns {string} the code of the task, "" where the record answers none */
export function chosenAssignment() {
  const all = asked(learner());
  return all.find(({ code }) => code === picked)?.code ?? (picked === "" ? "" : (all[0]?.code ?? ""));
}

/** @param {() => void} listener called when another task is picked */
export function onChoice(listener) {
  listeners.add(listener);
}

/** @param {string} code of the task that the learner picks, "" for none */
function choose(code) {
  picked = code;
  listeners.forEach((listener) => listener());
}

/** @param {HTMLElement} root */
export default async function start(root) {
  const show = async () => {
    const all = asked(learner());
    root.hidden = !all.length;
    if (all.length) (await load("tasks")).offerChoice(root, all, chosenAssignment(), choose);
  };
  watch(show);
  await show();
}

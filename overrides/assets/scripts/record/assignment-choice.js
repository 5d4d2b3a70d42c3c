/**
 * Which of the tasks that somebody asked for the record answers: the one that is due first, until the learner says.
 *
 * @typedef {import("../core/learner.js").Learner} Learner
 */
import { asked } from "../core/asked.js";
import { learner, watch } from "../storage/store.js";
import { element } from "../ui/element.js";

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

/** @param {HTMLElement} root */
export default function start(root) {
  const select = /** @type {HTMLSelectElement} */ (root.querySelector("select"));
  const show = () => {
    const all = asked(learner());
    root.hidden = !all.length;
    const named = all.map(({ code, from, due }) => element("option", { value: code }, `${from}${due ? `, due ${due}` : ""} (task ${code})`));
    select.replaceChildren(...named, element("option", { value: "" }, "None of them"));
    select.value = chosenAssignment();
  };
  select.addEventListener("change", () => {
    picked = select.value;
    listeners.forEach((listener) => listener());
  });
  watch(show);
  show();
}

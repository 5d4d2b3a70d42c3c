/** The list from which the learner picks the task that the record answers. */
import { element } from "../ui/element.js";

/**
 * @param {HTMLElement} root
 * @param {import("../core/learner.js").Assigned[]} all
 * @param {string} chosen the code of the one that is picked, "" for none
 * @param {(code: string) => void} choose
 */
export function offerChoice(root, all, chosen, choose) {
  const select = /** @type {HTMLSelectElement} */ (root.querySelector("select"));
  const named = all.map(({ code, from, due }) => element("option", { value: code }, `${from}${due ? `, due ${due}` : ""} (task ${code})`));
  select.replaceChildren(...named, element("option", { value: "" }, "None of them"));
  select.value = chosen;
  select.onchange = () => choose(select.value);
}

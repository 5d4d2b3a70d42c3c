/** A learner's plan for a module, in its place; where there is none, the way to make one. */
import { planOf, planText } from "../core/plan.js";
import { part } from "../ui/part.js";

/** @param {HTMLElement} within @param {import("../core/learner.js").Learner} kept @param {string} module */
export function showPlan(within, kept, module) {
  const place = part(within, "plan-of");
  if (!place) return;
  const plan = planOf(kept, module);
  place.hidden = !plan;
  place.textContent = plan ? planText(plan) : "";
}

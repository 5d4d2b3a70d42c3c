/**
 * Say which scene of how many this is, by the way that was walked; the page itself counts the shortest one.
 *
 * @param {HTMLElement} section the scene
 * @param {number} count of the scenes on the path, this one included
 */
export function showStep(section, count) {
  const step = /** @type {HTMLElement | null} */ (section.querySelector("[data-step]"));
  if (step) step.textContent = `${count} of about ${count + Number(step.dataset.step)}`;
}

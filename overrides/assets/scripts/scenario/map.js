/**
 * Mark the learner's own path on the map of the story, in the picture and in the list, by line and by word.
 *
 * @typedef {import("./scenes.js").Scenes} Scenes
 */

/**
 * @param {HTMLElement} root
 * @param {string[]} path none folds the map away
 * @param {Scenes} scenes
 */
export function markMap(root, path, scenes) {
  const branches = /** @type {HTMLDetailsElement | null} */ (root.querySelector("[data-branches]"));
  if (!branches) return;
  branches.open = path.length > 0;
  branches.toggleAttribute("data-reached", path.length > 0);
  for (const scene of branches.querySelectorAll("[data-box]")) markScene(scene, path);
  for (const way of branches.querySelectorAll("[data-from]")) markWay(way, path);
  const picture = branches.querySelector("svg");
  const titles = path.map((id) => scenes.get(id)?.title);
  picture?.setAttribute("aria-label", `${picture.querySelector("title")?.textContent}. Your path: ${titles.join(", ")}.`);
  const frame = picture?.parentElement;
  if (frame) frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
}

/** @param {Element} scene @param {string[]} path */
function markScene(scene, path) {
  const steps = path.flatMap((id, at) => (id === scene.getAttribute("data-box") ? [at + 1] : []));
  mark(scene, steps.length ? `step ${steps.join(", ")}` : "");
}

/** @param {Element} way @param {string[]} path */
function markWay(way, path) {
  const [from, to] = [way.getAttribute("data-from"), way.getAttribute("data-to")];
  const isOwn = path.some((id, at) => id === to && at > 0 && path[at - 1] === from);
  mark(way, isOwn ? "your choice" : "");
  // What is drawn last lies on top.
  if (isOwn && way instanceof SVGElement) way.parentNode?.querySelector("g")?.before(way);
}

/** @param {Element} part @param {string} sign */
function mark(part, sign) {
  part.toggleAttribute("data-own", sign !== "");
  for (const place of part.querySelectorAll(":scope > [data-sign], :scope > p > [data-sign]")) place.textContent = sign;
}

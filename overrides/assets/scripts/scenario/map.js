/**
 * Mark the learner's own path on the map of the story, in the picture and in the list, by line and by word.
 *
 * @typedef {import("./scenes.js").Scenes} Scenes
 */

const MARGIN = 12;
/** Of the picture's own size: below it nobody can read the boxes. */
const SMALLEST = 0.5;

/**
 * @param {HTMLElement} root
 * @param {string[]} path none folds the map away; it is opened by the learner alone
 * @param {Scenes} scenes
 * @param {string[]} seen the endings that were reached; the others stay unnamed until all of them were
 */
export function markMap(root, path, scenes, seen) {
  const branches = /** @type {HTMLDetailsElement | null} */ (root.querySelector("[data-branches]"));
  if (!branches) return;
  if (!path.length) branches.open = false;
  branches.toggleAttribute("data-reached", path.length > 0);
  const unseen = [...scenes.values()].filter(({ id, verdict }) => verdict && !seen.includes(id)).map(({ id }) => id);
  for (const scene of branches.querySelectorAll("[data-box]")) markScene(scene, path, unseen);
  for (const way of branches.querySelectorAll("[data-from]")) markWay(way, path);
  const picture = branches.querySelector("svg");
  const titles = path.map((id) => scenes.get(id)?.title);
  picture?.setAttribute("aria-label", `${picture.querySelector("title")?.textContent}. Your path: ${titles.join(", ")}.`);
  branches.ontoggle = () => picture && showOwnPath(picture);
  if (branches.open && picture) showOwnPath(picture);
}

/**
 * Have one's own path whole in view: where the frame is narrower, the picture shrinks to it, and stays readable.
 *
 * @param {SVGSVGElement} picture
 */
function showOwnPath(picture) {
  const frame = picture.parentElement;
  const boxes = /** @type {NodeListOf<SVGGElement>} */ (picture.querySelectorAll("[data-box][data-own]"));
  if (!frame?.clientWidth || !boxes.length) return;
  const places = [...boxes].map((box) => box.getBBox());
  const left = Math.min(...places.map(({ x }) => x)) - MARGIN;
  const right = Math.max(...places.map(({ x, width }) => x + width)) + MARGIN;
  const scale = Math.max(Math.min(1, frame.clientWidth / (right - left)), SMALLEST);
  picture.style.width = `${picture.viewBox.baseVal.width * scale}px`;
  frame.scrollLeft = ((left + right) / 2) * scale - frame.clientWidth / 2;
}

/** @param {Element} scene @param {string[]} path @param {string[]} unseen */
function markScene(scene, path, unseen) {
  const id = scene.getAttribute("data-box") ?? "";
  const steps = path.flatMap((step, at) => (step === id ? [at + 1] : []));
  mark(scene, steps.length ? `step ${steps.join(", ")}` : "");
  scene.toggleAttribute("data-unseen", unseen.includes(id));
  if (!unseen.includes(id)) return;
  for (const place of scene.querySelectorAll(":scope > [data-sign], :scope > p > [data-sign]")) place.textContent = "not seen";
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

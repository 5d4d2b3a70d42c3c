/**
 * The path so far, each scene of it a link back.
 *
 * @typedef {import("./scenes.js").Scenes} Scenes
 */
import { element } from "../ui/element.js";

/**
 * @param {HTMLElement} root
 * @param {string[]} path nothing is shown of one that has no way back
 * @param {Scenes} scenes
 */
export function showPath(root, path, scenes) {
  root.querySelector("[data-path]")?.remove();
  if (path.length < 2) return;
  const steps = path.map((id, at) => element("li", {}, step(id, scenes.get(id)?.title ?? "", at === path.length - 1)));
  const nav = element(
    "nav",
    { class: "path", "aria-labelledby": "path--title", "data-path": true, "data-screen": true },
    element("p", { class: "path-title", id: "path--title" }, "Your path so far"),
    element("ol", { class: "path-steps" }, ...steps),
  );
  root.querySelector("[data-branches]")?.before(nav);
}

/** @param {string} id @param {string} title @param {boolean} isHere */
function step(id, title, isHere) {
  if (isHere) return element("span", { class: "path-step", "aria-current": "step" }, title);
  return element("a", { class: "path-step", href: `#${encodeURIComponent(id)}` }, title);
}

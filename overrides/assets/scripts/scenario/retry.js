/**
 * The first way on from an ending: back to the last scene with something to decide.
 *
 * @typedef {import("./scenes.js").Scenes} Scenes
 */
import { element } from "../ui/element.js";

/**
 * @param {HTMLElement} root
 * @param {string[]} path to the ending; none takes the way back away
 * @param {Scenes} scenes
 */
export function offerRetry(root, path, scenes) {
  root.querySelector("[data-retry]")?.remove();
  const ending = scenes.get(path[path.length - 1]);
  const back = path.slice(0, -1).filter((id) => (scenes.get(id)?.choices.size ?? 0) > 1).pop();
  if (!ending || !back) return;
  const text = ending.verdict === "sound" ? "Try another choice" : "Try that choice again";
  const link = element("a", { class: "choice choice--retry", href: `#${encodeURIComponent(back)}` }, text);
  ending.section.querySelector(".choices--after")?.prepend(element("li", { "data-retry": true }, link));
}

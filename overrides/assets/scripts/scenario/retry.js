/**
 * The first way on from an ending: back to the last choice that could have ended better.
 *
 * @typedef {import("./scenes.js").Scenes} Scenes
 */
import { turningPoint } from "../core/turning-point.js";
import { element } from "../ui/element.js";

/**
 * @param {HTMLElement} root
 * @param {string[]} path to the ending; none takes the way back away
 * @param {Scenes} scenes
 */
export function offerRetry(root, path, scenes) {
  root.querySelector("[data-retry]")?.remove();
  const ending = scenes.get(path[path.length - 1]);
  const graph = new Map([...scenes].map(([id, { choices }]) => [id, [...choices.keys()]]));
  const verdicts = new Map([...scenes].map(([id, { verdict }]) => [id, verdict]));
  const back = scenes.get(turningPoint(path, graph, verdicts));
  if (!ending || !back) return;
  const text = ending.verdict === "sound" ? "Try another choice" : `Go back to: ${back.title}`;
  const link = element("a", { class: "choice choice--retry", href: `#${encodeURIComponent(back.id)}` }, text);
  ending.section.querySelector(".choices--after")?.prepend(element("li", { "data-retry": true }, link));
}

/**
 * A story as its page tells it.
 *
 * @typedef {object} Scene
 * @property {string} id
 * @property {string} title
 * @property {string} verdict the kind of ending, such as "sound"; "" for a scene that goes on
 * @property {string} word how the page names the verdict
 * @property {Map<string, string>} choices what each says, by the scene to which it leads
 * @property {HTMLElement} section
 *
 * @typedef {Map<string, Scene>} Scenes the scenes by id, the start first
 */
import { fragment } from "./address.js";

/**
 * @param {HTMLElement} root
 * @returns {Scenes}
 */
export function readScenes(root) {
  const sections = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-scene]"));
  return new Map([...sections].map((section) => [section.id, readScene(section)]));
}

/** @param {HTMLElement} section @returns {Scene} */
function readScene(section) {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (section.querySelectorAll("[data-choice]"));
  const heading = /** @type {HTMLElement | null} */ (section.querySelector("[data-scene-title]"));
  const verdict = /** @type {HTMLElement | null} */ (section.querySelector("[data-verdict]"));
  return {
    id: section.id,
    title: heading?.dataset.sceneTitle ?? "",
    verdict: verdict?.dataset.verdict ?? "",
    word: textOf(verdict?.querySelector("[data-verdict-kind]") ?? null),
    choices: new Map([...links].map((link) => [fragment(link.hash), textOf(link)])),
    section,
  };
}

/** @param {Element | null} element */
function textOf(element) {
  return element?.textContent?.trim() ?? "";
}

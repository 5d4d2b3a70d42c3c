/**
 * What an ending brings, fetched when one is reached.
 *
 * @typedef {import("./story.js").Story} Story
 */
import { showDebrief } from "./debrief.js";
import { markMap } from "./map.js";

/**
 * @param {HTMLElement} root
 * @param {string[]} path to the ending; none where the story goes on, which takes all of it away
 * @param {Story} story
 * @param {string[]} seen the endings that were reached
 */
export function showEnding(root, path, story, seen) {
  showDebrief(root, path, story, seen);
  markMap(root, path, story);
}

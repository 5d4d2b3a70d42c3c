/**
 * What an ending brings, fetched when one is reached.
 *
 * @typedef {import("./scenes.js").Scenes} Scenes
 */
import { showDebrief } from "./debrief.js";
import { markMap } from "./map.js";
import { offerRetry } from "./retry.js";
import { showReplies } from "./replies.js";

/**
 * @param {HTMLElement} root
 * @param {string[]} path to the ending; none where the story goes on, which takes all of it away
 * @param {Scenes} scenes
 * @param {string[]} seen the endings that were reached
 */
export function showEnding(root, path, scenes, seen) {
  showDebrief(root, path, scenes, seen);
  showReplies(root, path, scenes);
  offerRetry(root, path, scenes);
  markMap(root, path, scenes, seen);
}

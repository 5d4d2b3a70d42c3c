/**
 * The address, which says what scene is shown; each of its entries in the browser's history knows the path that led there.
 *
 * @typedef {import("./scenes.js").Scenes} Scenes
 */

/**
 * @param {Scenes} scenes
 * @param {string} [hash] of another address than the present one
 * @returns {string} the scene that the address names, by itself or by something in it; "" where it names none
 */
export function sceneNamed(scenes, hash) {
  const id = document.getElementById(fragment(hash))?.closest("[data-scene]")?.id ?? "";
  return scenes.has(id) ? id : "";
}

/** @param {string} scene @returns {boolean} whether it is the scene itself that the address names */
export function isAt(scene) {
  return fragment() === scene;
}

/** @returns {boolean} */
export function isBare() {
  return location.hash === "";
}

/** Go to a scene in place of where the address is. @param {string} scene */
export function replace(scene) {
  location.replace(`#${encodeURIComponent(scene)}`);
}

/**
 * @param {string} who the learner's id: what one has walked is not another's
 * @param {string[]} path
 */
export function remember(who, path) {
  history.replaceState({ ...history.state, walked: { who, path } }, "");
}

/** @param {string} who @returns {string[] | null} the path that led here when one was here before */
export function remembered(who) {
  const walked = history.state?.walked;
  return walked?.who === who ? walked.path : null;
}

/** The scene to which a link leads, or the one of the address. @param {string} hash @returns {string} */
export function fragment(hash = location.hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}

/**
 * Play a scenario. The address says which scene is shown, with scripts as without; what remembers the way is fetched once
 * there is one: when the address or the learner already stands in the story, or somebody reaches for a choice.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { load } from "../load.js";
import { learner, watch } from "../storage/store.js";
import { offerRetry } from "../ui/load-failure.js";
import { enterScene } from "./enter-scene.js";

/**
 * @param {HTMLElement} root
 * @param {Page} page
 * @returns {Promise<void> | void} settled once the story stands where it was left, if it was begun
 */
export default function start(root, page) {
  const who = learner().id;
  /** The scenes that are shown while all else is on its way, the first of them on opening; what is no scene counts for nothing. */
  const stood = [here()?.id ?? ""];
  /** @type {Promise<void> | undefined} */
  let begun;

  /** @returns {HTMLElement | null} */
  function here() {
    return root.querySelector(location.hash ? "[data-scene]:target" : "[data-scene]");
  }

  /** @param {HashChangeEvent} event */
  function turn({ newURL }) {
    const scene = here();
    // A choice whose scene was left at once, by the skip link, was made all the same.
    stood.push(scene?.id ?? new URL(newURL).hash.slice(1));
    if (scene) enterScene(scene);
    begin();
  }

  function begin() {
    return (begun ??= load("scenario").then(remember, tryAgain));
  }

  /** @param {import("../load.js").Bundles["scenario"]} bundle */
  function remember({ follow }) {
    removeEventListener("hashchange", turn);
    follow(root, page, stood);
  }

  /** The story goes on without; who turns to it again, or presses the button, asks for it again. @param {unknown} error */
  function tryAgain(error) {
    begun = undefined;
    reportError(error);
    offerRetry(root, begin);
  }

  addEventListener("hashchange", turn);
  for (const reach of ["pointerover", "focusin"]) root.addEventListener(reach, begin);
  watch(() => learner().id !== who && begin());
  if (location.hash || learner().scenarios[page.slug]) return begin();
}

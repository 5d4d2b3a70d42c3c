/**
 * Home says in which modules something is new to a learner who had completed them, once the course has changed.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { load } from "../load.js";
import { learner, watch } from "../storage/store.js";
import { showWay } from "./home.js";

/**
 * @param {HTMLElement} _root
 * @param {Page} page
 */
export default function start(_root, page) {
  const look = () => {
    // What compares editions is fetched only for those who completed something on another one, and the heavy catalog with it.
    if (Object.values(learner().completions).some((one) => one.edition !== page.edition)) load("changes").then(({ showChanges }) => showChanges(page, () => showWay(learner(), page)));
  };
  look();
  watch(look);
}

/**
 * The button of a learning path. What keeps and shows the choice is loaded once there is one.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { load } from "../load.js";
import { learner } from "../storage/store.js";
import { showWay } from "./home.js";

/** @param {HTMLElement} root @param {Page} page */
export default function start(root, page) {
  root.addEventListener("click", () => load("path").then(({ choose }) => choose(root.dataset.follow ?? "", page, () => showWay(learner(), page)), reportError));
}

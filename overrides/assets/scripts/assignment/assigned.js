/**
 * What the learner is asked to do, at home: offered when a link is opened, kept when the learner says so, shown, and removed.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/learner.js").Learner} Learner
 */
import { load } from "../load.js";
import { offerRetry } from "../ui/load-failure.js";
import { loadStylesheet } from "../ui/load-stylesheet.js";
import { asked } from "../core/asked.js";
import { COPY_SIGN, SIGN } from "../core/link-prefix.js";
import { learner, watch } from "../storage/store.js";
import { drawCards } from "./card-list.js";

/**
 * @param {HTMLElement} root
 * @param {Page} page
 */
export default function start(root, page) {
  const redraw = (/** @type {Learner} */ kept) => draw(root, kept, page);
  watch(redraw);
  redraw(learner());
  const look = () => {
    if (location.hash.startsWith(SIGN)) take(root, page);
    if (location.hash.startsWith(COPY_SIGN)) load("copy").then(({ openLink }) => openLink(page), reportError);
  };
  addEventListener("hashchange", look);
  look();
}

/** @param {HTMLElement} root @param {Page} page */
function take(root, page) {
  const hash = location.hash;
  // What is asked of one person is no address: it is not to be kept as a bookmark, or sent on.
  history.replaceState(history.state, "", location.pathname + location.search);
  const read = () =>
    show(root, hash, page).catch((error) => {
      reportError(error);
      offerRetry(root, read);
    });
  read();
}

/** @param {HTMLElement} root @param {string} hash the fragment of a link @param {Page} page */
async function show(root, hash, page) {
  const [{ showLink }] = await Promise.all([load("offer"), loadStylesheet("assignment-card")]);
  await showLink(root, hash, page, () => draw(root, learner(), page));
}

/** @param {HTMLElement} root @param {Learner} kept @param {Page} page */
async function draw(root, kept, page) {
  const all = asked(kept);
  const list = /** @type {HTMLElement} */ (root.querySelector("[data-assignment-list]"));
  const some = /** @type {HTMLElement} */ (root.querySelector("[data-assignment-some]"));
  some.hidden = !all.length;
  root.hidden = !all.length && !root.querySelector("[data-assignment-trouble], [data-assignment-offer]");
  if (!all.length) return list.replaceChildren();
  await loadStylesheet("assignment-card");
  drawCards(list, page);
}

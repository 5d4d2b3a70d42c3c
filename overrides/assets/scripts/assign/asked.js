/**
 * What the learner is asked to do, at home: taken from a link that was opened, shown, and removed.
 *
 * @typedef {import("../page/facts.js").Page} Page
 * @typedef {import("../state/learner.js").Learner} Learner
 */
import { element } from "../page/element.js";
import { wear } from "../page/style.js";
import { asked } from "../state/assigned.js";
import { SIGN } from "../state/sign.js";
import { learner, watch } from "../state/store.js";

/**
 * @param {HTMLElement} root
 * @param {Page} page
 */
export default function start(root, page) {
  const show = (/** @type {Learner} */ kept) => draw(root, kept, page);
  watch(show);
  show(learner());
  const look = () => location.hash.startsWith(SIGN) && take(root, page);
  addEventListener("hashchange", look);
  look();
}

/** @param {HTMLElement} root @param {Page} page */
async function take(root, page) {
  const hash = location.hash;
  // What is asked of one person is no address: it is not to be kept as a bookmark, or sent on.
  history.replaceState(history.state, "", location.pathname + location.search);
  // What reads a link is loaded only where there is one.
  const [{ open }] = await Promise.all([import("./open.js"), wear("asked")]);
  const opened = open(hash, page);
  root.querySelector("[data-asked-trouble]")?.remove();
  if ("trouble" in opened) root.prepend(trouble(opened.trouble));
  await draw(root, learner(), page);
  const shown = "code" in opened ? root.querySelector(`[data-asked-code="${opened.code}"] h3`) : root.querySelector("[data-asked-trouble]");
  if (!(shown instanceof HTMLElement)) return;
  shown.tabIndex = -1;
  shown.focus({ preventScroll: true });
  shown.scrollIntoView({ block: "start" });
}

/** @param {string} text */
function trouble(text) {
  return element(
    "div",
    { class: "asked-trouble", "data-asked-trouble": true },
    element("p", {}, element("strong", {}, "This link can’t be used.")),
    element("p", {}, text),
    element("p", {}, "Nothing of yours was changed."),
  );
}

/** @param {HTMLElement} root @param {Learner} kept @param {Page} page */
async function draw(root, kept, page) {
  const all = asked(kept);
  const list = /** @type {HTMLElement} */ (root.querySelector("[data-asked-list]"));
  const some = /** @type {HTMLElement} */ (root.querySelector("[data-asked-some]"));
  some.hidden = !all.length;
  root.hidden = !all.length && !root.querySelector("[data-asked-trouble]");
  if (!all.length) return list.replaceChildren();
  const [{ drawCards }] = await Promise.all([import("./cards.js"), wear("asked")]);
  drawCards(list, page);
}

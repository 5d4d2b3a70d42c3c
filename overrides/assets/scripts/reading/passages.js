/**
 * What of a page is read aloud: its text as it is shown, block by block, without what is there to be pressed.
 *
 * @typedef {{ element: Element, text: string, lang: string, isHeading: boolean }} Passage
 */
const BLOCKS = "h1, h2, h3, h4, p, li, td, th, dt, dd, figcaption, summary, legend, label, blockquote, div, section, article";
const QUIET = "script, style, svg, nav, button, textarea, input, select, [aria-hidden='true'], [data-reading-bar], [data-screen], .headerlink";

/** @param {Element} article @returns {Passage[]} */
export function passagesIn(article) {
  /** @type {Passage[]} */
  const found = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!parent || !walker.currentNode.textContent?.trim() || parent.closest(QUIET) || !isShown(parent)) continue;
    const element = parent.closest(BLOCKS) ?? parent;
    const lang = parent.closest("[lang]")?.getAttribute("lang") ?? "";
    const last = found.at(-1);
    if (last?.element === element && last.lang === lang) last.text += walker.currentNode.textContent;
    else found.push({ element, text: walker.currentNode.textContent, lang, isHeading: element.matches("h1, h2, h3") });
  }
  return found.map((one) => ({ ...one, text: one.text.replace(/\s+/g, " ").trim() })).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** @param {Element} element */
export function isShown(element) {
  return element.isConnected && (element.checkVisibility?.() ?? element.getClientRects().length > 0);
}

/** Where the section begins that is on the screen. @param {Passage[]} passages */
export function firstOnScreen(passages) {
  const seen = passages.findIndex(({ element }) => element.getBoundingClientRect().bottom > innerHeight / 4);
  return seen < 0 ? 0 : sectionStart(passages, seen);
}

/** @param {Passage[]} passages @param {number} at */
export function sectionStart(passages, at) {
  while (at > 0 && !passages[at].isHeading) at -= 1;
  return at;
}

/** Where the next section begins, or the end. @param {Passage[]} passages @param {number} at */
export function nextSection(passages, at) {
  const next = passages.findIndex(({ isHeading }, place) => place > at && isHeading);
  return next < 0 ? passages.length : next;
}

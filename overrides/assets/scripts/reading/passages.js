/**
 * What of a page is read aloud: its text as it is shown, block by block, without what is there to be pressed and without what
 * only serves the eye. A row of a table is one passage, each cell with its header; an answer says which one it is.
 *
 * @typedef {{ element: Element, text: string, lang: string, isHeading: boolean }} Passage
 */
const BLOCKS = "h1, h2, h3, h4, p, li, td, th, dt, dd, figcaption, summary, legend, label, blockquote, div, section, article";
const BUTTONS = "nav, button:not(.term), textarea, input, select, [data-reading-bar], [data-screen], .headerlink";
const SMALL_PRINT = ".section-place, .objectives-about, .owner, .chart-source, .chart-figures > summary, .figure-deck, .scene-step";
const QUIET = `script, style, svg, [aria-hidden='true'], [popover], ${BUTTONS}, ${SMALL_PRINT}`;
const ANSWERS = ".option, .activity details > summary, .first-call summary, .choices > li";
const GROUPS = ".options, .sort-item, .activity, .first-call, .choices";

/** @param {Element} article @returns {Passage[]} */
export function passagesIn(article) {
  /** @type {Passage[]} */
  const found = [];
  for (const { text, parent } of textsIn(article)) {
    const element = parent.closest("tr") ?? parent.closest(BLOCKS) ?? parent;
    if (element.matches("thead > tr")) continue;
    const lang = parent.closest("[lang]")?.getAttribute("lang") ?? "";
    const last = found.at(-1);
    if (last?.element === element && (last.lang === lang || element.matches("tr"))) last.text += text;
    else if (text.trim()) found.push({ element, text, lang, isHeading: element.matches("h1, h2, h3") });
  }
  return found.map((one) => ({ ...one, text: worded(one) })).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** @param {Passage} passage */
function worded({ element, text, lang }) {
  if (element instanceof HTMLTableRowElement) return rowText(element);
  return (lang.startsWith("en") ? answerNumber(element) : "") + trimmed(text);
}

/** Which of the answers it is. @param {Element} element */
function answerNumber(element) {
  const answer = element.closest(ANSWERS);
  const answers = [...(answer?.closest(GROUPS)?.querySelectorAll(ANSWERS) ?? [])].filter(isShown);
  return answer && answers.length > 1 ? `Answer ${answers.indexOf(answer) + 1}: ` : "";
}

/** The first cell names the row. @param {HTMLTableRowElement} row */
function rowText(row) {
  const headers = [...(row.closest("table")?.tHead?.rows[0]?.cells ?? [])];
  const cells = [...row.cells].map((cell, at) => {
    const text = trimmed([...textsIn(cell)].map((one) => one.text).join(""));
    const header = at && text ? trimmed(headers[at]?.textContent ?? "") : "";
    return header ? `${header}: ${text}` : text;
  });
  return cells.filter(Boolean).join(". ");
}

/** The texts that are there to be read. @param {Element} root @returns {Iterable<{ text: string, parent: Element }>} */
function* textsIn(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent ?? "";
    if (parent && !parent.closest(QUIET) && isShown(parent)) yield { text, parent };
  }
}

/** @param {string} text */
function trimmed(text) {
  return text.replace(/\s+/g, " ").trim();
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

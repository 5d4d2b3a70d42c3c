/**
 * The size of the text. What is chosen is kept under a key of the theme's form, as light or dark is, and a line in the head of each
 * page applies it before anything is drawn.
 */
import { forGood } from "../storage/web-storage.js";
import { element } from "../ui/element.js";
import { rootOf } from "../ui/page-data.js";

/** By how much the text grows. @type {[name: string, factor: number][]} */
const SIZES = [["Usual", 1], ["Larger", 1.25], ["Largest", 1.5]];
const FONT = 16;

/** @param {import("../ui/page-data.js").Page} page */
export function sizeButtons(page) {
  const key = `${rootOf(page).pathname}.__text`;
  const group = element("div", { class: "reading-group", role: "group", "aria-label": "Text size" });
  const buttons = SIZES.map(([name, factor]) => {
    const button = element("button", { type: "button", class: "button" }, name);
    button.addEventListener("click", () => {
      choose(key, factor);
      show();
    });
    return { button, factor };
  });
  const show = () => {
    const now = current();
    buttons.forEach(({ button, factor }) => button.setAttribute("aria-pressed", String(factor === now)));
  };
  group.append(...buttons.map(({ button }) => button));
  show();
  return group;
}

/** @param {string} key @param {number} factor */
function choose(key, factor) {
  const { style } = document.documentElement;
  style.fontSize = "";
  // The theme has text of its own size for wide screens.
  if (factor !== 1) style.fontSize = `${(100 * factor * shown()) / FONT}%`;
  if (factor === 1) forGood.drop(key);
  else forGood.set(key, JSON.stringify(style.fontSize));
}

/** In CSS pixels where the browser's own text has 16. */
function shown() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) * (FONT / browserSize());
}

/** What the browser is set to. */
function browserSize() {
  const probe = element("span", { class: "reading-probe" });
  document.body.append(probe);
  const size = parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return size || FONT;
}

/** The factor that is nearest to what is shown. */
function current() {
  const { style } = document.documentElement;
  const larger = style.fontSize;
  if (!larger) return 1;
  const now = shown();
  style.fontSize = "";
  const usual = shown();
  style.fontSize = larger;
  const away = (/** @type {number} */ factor) => Math.abs(factor - now / usual);
  return SIZES.map(([, factor]) => factor).reduce((best, one) => (away(one) < away(best) ? one : best));
}

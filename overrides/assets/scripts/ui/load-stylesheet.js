import { element } from "./element.js";

/** @type {Map<string, Promise<void>>} */
const worn = new Map();

/**
 * Brings a style sheet that only some visits of a page need.
 *
 * @param {string} name of the sheet
 * @param {string} [media] where it holds
 * @returns {Promise<void>} settled once the sheet applies, or can't be had: what it dresses is shown all the same
 */
export function wear(name, media = "all") {
  const [first] = /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[href$='styles/course.css']"));
  const known = worn.get(name) ?? bring(first.href.replace("course.css", `${name}.css`), media);
  worn.set(name, known);
  return known;
}

/** @param {string} href @param {string} media @returns {Promise<void>} */
function bring(href, media) {
  const link = element("link", { rel: "stylesheet", media, href });
  return new Promise((done) => {
    link.addEventListener("load", () => done());
    link.addEventListener("error", () => done());
    document.head.append(link);
  });
}

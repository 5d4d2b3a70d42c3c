import { element } from "./element.js";

/**
 * Load a stylesheet that only some visits of a page need; one that is there already is not loaded again.
 *
 * @param {string} name of the stylesheet
 * @param {string} [media] where it holds
 * @returns {Promise<void>} settled once it applies, or can't be had: what it dresses is shown all the same
 */
export function loadStylesheet(name, media = "all") {
  // A published page has one for all that it links, whose name begins so too.
  const [first] = /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[href*='styles/palette.']"));
  const { href } = new URL(`${name}.css`, first.href);
  const link = /** @type {HTMLLinkElement | null} */ (document.querySelector(`link[href="${href}"]`)) ?? added(href, media);
  return new Promise((done) => {
    if (link.sheet) return done();
    link.addEventListener("load", () => done());
    link.addEventListener("error", () => {
      link.remove();
      done();
    });
  });
}

/** @param {string} href @param {string} media */
function added(href, media) {
  const link = element("link", { rel: "stylesheet", media, href });
  document.head.append(link);
  return link;
}

/**
 * Lets the site work without a network, and says when a newer edition has come. A page under which nothing is kept, such
 * as one on the disk or on a host without encryption, works as before.
 *
 * @typedef {import("./facts.js").Page} Page
 */
/**
 * @param {HTMLElement} _root
 * @param {Page} page
 */
export default function start(_root, page) {
  if (!("serviceWorker" in navigator) || location.protocol === "file:") return;
  // Whichever tab asks for the newer edition, each must have all of it.
  if (navigator.serviceWorker.controller) {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  }
  const begin = () => idle(() => register(page).catch(() => {}));
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
}

/** The page comes first. @param {() => void} act */
function idle(act) {
  if ("requestIdleCallback" in window) requestIdleCallback(act);
  else setTimeout(act, 1000);
}

/** @param {Page} page */
async function register(page) {
  const registration = await navigator.serviceWorker.register(new URL(`${page.base}/worker.js`, location.href));
  const look = () => {
    // Without a controller this is the first edition that comes, and nothing newer.
    const { waiting } = registration;
    if (waiting && navigator.serviceWorker.controller) import("./newer.js").then(({ offer }) => offer(waiting, page));
  };
  look();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
}

/**
 * Let the site work without a network, and say when a newer edition has come. A page under which nothing is kept, such
 * as one on the disk or on a host without encryption, works as before.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { load } from "../load.js";
/**
 * @param {HTMLElement} _root
 * @param {Page} page
 */
export default function start(_root, page) {
  if (!("serviceWorker" in navigator) || location.protocol === "file:") return;
  const { controller } = navigator.serviceWorker;
  // The whole site is some megabytes: nobody who saves data has them fetched unasked.
  if (!controller && /** @type {any} */ (navigator).connection?.saveData) return;
  // Whichever tab asks for the newer edition, each must have all of it.
  if (controller) navigator.serviceWorker.addEventListener("controllerchange", () => again(page), { once: true });
  const begin = () => idle(() => register(page).catch(() => {}));
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
}

/** @param {Page} page */
function again(page) {
  load("update").then(({ reloadPage }) => reloadPage(page), () => location.reload());
}

/** The page comes first. @param {() => void} act */
function idle(act) {
  if ("requestIdleCallback" in window) requestIdleCallback(act);
  else setTimeout(act, 1000);
}

/** @param {Page} page */
async function register(page) {
  const registration = await navigator.serviceWorker.register(new URL(`${page.base}/worker.js`, location.href));
  const look = async () => {
    const { waiting } = registration;
    // Without a controller this is the first edition that comes, and nothing newer.
    if (!navigator.serviceWorker.controller) return;
    if (waiting) (await load("update")).offerUpdate(waiting, page);
    // Written down by overrides/worker.js, under this name.
    else if (await caches.has(`course ${registration.scope} failed`)) (await load("update")).tellIfUpdateFailed(registration, page);
  };
  const lookAgain = () => look().catch(() => {});
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", lookAgain));
  await look();
}

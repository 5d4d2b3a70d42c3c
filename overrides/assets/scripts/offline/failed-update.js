import { versionDate } from "../ui/dates.js";
import { showNotice } from "./update-notice.js";

/** How long an edition may fail to come before that is said: while one is put onto a server, files do not match. */
const PATIENCE = 600_000;

/**
 * Say that a newer edition is there and could not be taken in, where that has gone on for a while, and let pages be read
 * from the server instead.
 *
 * @param {ServiceWorkerRegistration} registration
 * @param {import("../ui/page-data.js").Page} page
 */
export async function tellIfUpdateFailed(registration, page) {
  const told = await (await caches.open(`course ${registration.scope} failed`)).match(registration.scope);
  const failed = told && (await told.json());
  if (!failed || Date.now() - failed.first < PATIENCE) return;
  const why = failed.isFull ? "has no room for it" : "could not get it whole";
  const text = `There is a newer version of the course, but this browser ${why}. You are reading the one of ${versionDate(page.date)}.`;
  const act = async () => {
    await registration.unregister();
    location.reload();
  };
  await showNotice(text, { label: "Read it from the server", act }, page, "stuck");
}

/** What is done so that what was kept stays: once a page, after the first thing that somebody does there. */
import { persist } from "./persist.js";
import { capabilities, isGuest } from "./store.js";

/** A guest's work is to go, and a host sees to its own. */
export function safeguard() {
  if (isGuest() || !capabilities().switches) return;
  persist().catch(() => {});
}

/**
 * A guest's page tells which of its links is pressed, however it is pressed: the tab that opens it is then a guest's too.
 */
import { leave } from "../storage/guest-link.js";
import { isGuest } from "../storage/store.js";

let isHeld = false;

/** From here on, once a page. */
export function trackGuestLinks() {
  if (isHeld) return;
  isHeld = true;
  for (const way of ["pointerdown", "keydown", "contextmenu", "dragstart"]) addEventListener(way, tell, { capture: true });
  for (const way of ["click", "auxclick"]) addEventListener(way, open, { capture: true });
}

/** Whether the last link that was pressed could be told of. */
let isTold = true;

/** @param {Event} event */
function tell(event) {
  const address = linkOf(event);
  if (address && !(event instanceof KeyboardEvent && event.key !== "Enter")) isTold = leave(address);
}

/** Where the browser has no room for it, a tab that this page opens itself takes what this one keeps along. @param {Event} event */
function open(event) {
  const address = isTold ? "" : linkOf(event);
  if (!address || !(event instanceof MouseEvent)) return;
  if (!(event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1)) return;
  event.preventDefault();
  window.open(address, "_blank");
}

/** The address of a link to another page of this site, "" for anything else. @param {Event} event */
function linkOf({ target }) {
  const link = isGuest() && target instanceof Element ? target.closest("a") : null;
  return link?.origin === location.origin ? link.href : "";
}

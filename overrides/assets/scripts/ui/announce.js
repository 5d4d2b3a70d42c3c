import { element } from "./element.js";

/**
 * Tell those who hear the page, when what they are doing lets it.
 *
 * @param {string} text
 */
export function announce(text) {
  const region = document.querySelector("[data-announcements]") ?? added();
  region.textContent = "";
  // A region that has only just been made, or says the same again, is passed over by some screen readers.
  setTimeout(() => (region.textContent = text), 100);
}

function added() {
  const region = element("div", { role: "status", class: "for-reader", "data-announcements": true });
  document.body.append(region);
  return region;
}

/**
 * The learning path that is taken: its place in the list of jobs, its modules in the list of all, and how to leave it.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { ownModules } from "../core/own-course.js";
import { follow, followedPath } from "../core/path.js";
import { append, learner } from "../storage/store.js";
import { announce } from "../ui/announce.js";
import { element } from "../ui/element.js";

/** Keep a path as the learner's choice, or with "" all modules, and go to where it begins. @param {string} id @param {Page} page @param {() => void} [redraw] draws the button that leads on, which a first visit has not drawn yet */
export async function choose(id, page, redraw) {
  await append((kept) => follow(kept, id));
  showPath(page);
  redraw?.();
  announce(id ? "This is your path now." : "All modules.");
  const job = /** @type {HTMLElement | null} */ (document.querySelector("[data-job][open] summary"));
  const next = /** @type {HTMLElement | null} */ (document.querySelector("[data-begun] [data-continue]"));
  (id ? next : job)?.focus();
}

/** @param {Page} page */
export function showPath(page) {
  const path = followedPath(learner());
  for (const job of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-job]"))) showJob(job, job.dataset.job === path, page);
  const own = path ? ownModules(learner(), page).map(({ id }) => id) : [];
  for (const { id } of page.modules) {
    const about = document.querySelector(`[data-module="${CSS.escape(id)}"] .module-about`);
    const said = about?.querySelector("[data-on-path]");
    if (!own.includes(id)) said?.remove();
    else if (!said) about?.append(element("span", { class: "module-state", "data-on-path": true }, "On your path"));
  }
}

/** @param {HTMLElement} job @param {boolean} isFollowed @param {Page} page */
function showJob(job, isFollowed, page) {
  job.querySelector("[data-job-yours]")?.toggleAttribute("hidden", !isFollowed);
  const button = /** @type {HTMLElement} */ (job.querySelector("[data-follow]"));
  button.hidden = isFollowed;
  const leave = job.querySelector("[data-leave-path]");
  if (!isFollowed) return leave?.remove();
  if (leave) return;
  const all = element("button", { type: "button", class: "link-button", "data-leave-path": true }, "Take all modules instead");
  all.addEventListener("click", () => choose("", page));
  button.after(all);
}

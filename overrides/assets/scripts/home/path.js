/**
 * The button of a learning path: it leads through the path's modules alone, and is kept as the learner's choice.
 */
import { follow, followedPath } from "../core/path.js";
import { append, learner, watch } from "../storage/store.js";
import { announce } from "../ui/announce.js";

/** @param {HTMLElement} root */
export default function start(root) {
  const id = root.dataset.follow ?? "";
  const [inward, job] = [root.textContent, root.closest("[data-job]")];
  const show = () => {
    const isFollowed = followedPath(learner()) === id;
    root.textContent = isFollowed ? "Take all modules instead" : inward;
    job?.querySelector("[data-job-yours]")?.toggleAttribute("hidden", !isFollowed);
  };
  root.addEventListener("click", async () => {
    const isFollowed = followedPath(learner()) === id;
    await append((kept) => follow(kept, isFollowed ? "" : id));
    announce(isFollowed ? "All modules." : "This is your path now.");
  });
  watch(show);
  show();
}

/**
 * The modules that a learner is led through: those of the path that is followed, or all.
 *
 * @param {import("../core/learner.js").Learner} kept
 * @param {import("../core/progress.js").ModuleParts[]} modules all of the course
 */
export function followedModules(kept, modules) {
  const job = /** @type {HTMLElement | null} */ (document.querySelector(`[data-job="${CSS.escape(followedPath(kept))}"]`));
  const ids = (job?.dataset.modules ?? "").split(" ");
  const own = ids.flatMap((id) => modules.filter((module) => module.id === id));
  return own.length ? own : modules;
}

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

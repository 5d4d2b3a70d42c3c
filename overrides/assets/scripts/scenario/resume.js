import { element } from "../ui/element.js";
import { announce } from "../ui/announce.js";

/**
 * Say that the story goes on where it was left.
 *
 * @param {HTMLElement} root
 * @param {import("./scenes.js").Scene} scene where it was left
 * @param {string} first the scene with which it begins
 */
export function showResumed(root, scene, first) {
  const text = scene.verdict ? "Welcome back. You ended here." : "Welcome back. You stopped here.";
  const note = element(
    "div",
    { class: "welcome", "data-welcome": true, "data-screen": true },
    element("p", {}, text),
    element("a", { href: `#${encodeURIComponent(first)}` }, "Start again"),
  );
  root.prepend(note);
  note.scrollIntoView({ behavior: "instant", block: "start" });
  announce(`${text} ${scene.title}`);
}

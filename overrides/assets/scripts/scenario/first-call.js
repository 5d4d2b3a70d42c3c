/**
 * Before the verdict on an ending: how the learner would call it, in one tap. The verdict waits until then, on the screen only.
 *
 * @typedef {import("./scenes.js").Scenes} Scenes
 * @typedef {import("./scenes.js").Scene} Scene
 */
import { element } from "../ui/element.js";

const KINDS = ["sound", "risky", "harmful"];

/**
 * @param {Scene} scene an ending that was reached for the first time
 * @param {Scenes} scenes all of the story, for what the page calls each verdict
 */
export function askFirst(scene, scenes) {
  const verdict = /** @type {HTMLElement | null} */ (scene.section.querySelector("[data-verdict]"));
  if (!verdict || scene.section.querySelector("[data-first-call]")) return;
  const words = new Map([...scenes.values()].map(({ verdict: kind, word }) => [kind, word]));
  const buttons = KINDS.filter((kind) => words.has(kind)).map((kind) => {
    const button = element("button", { type: "button", class: `verdict--${kind}` }, words.get(kind) ?? "");
    button.addEventListener("click", () => tell(verdict, asked, words.get(kind) ?? "", scene.word));
    return button;
  });
  const id = `${scene.id}--call`;
  const asked = element(
    "div",
    { class: "first-call", role: "group", "aria-labelledby": id, "data-first-call": true, "data-screen": true },
    element("p", { id }, "Your call first: how did that go?"),
    ...buttons,
  );
  verdict.before(asked);
  verdict.toggleAttribute("data-waiting", true);
}

/** @param {HTMLElement} verdict @param {HTMLElement} asked @param {string} said @param {string} word */
function tell(verdict, asked, said, word) {
  const text = said === word ? `You said: ${said}. So does the course.` : `You said: ${said}. The course says: ${word}.`;
  asked.replaceChildren(element("p", { id: asked.getAttribute("aria-labelledby") ?? "" }, text));
  verdict.removeAttribute("data-waiting");
  verdict.tabIndex = -1;
  verdict.focus({ preventScroll: true });
}

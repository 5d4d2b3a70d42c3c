/**
 * The cards of what the learner is asked to do, each with a way to remove it.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/learner.js").Assigned} Assigned
 */
import { load } from "../load.js";
import { element } from "../ui/element.js";
import { announce } from "../ui/announce.js";
import { asked } from "../core/asked.js";
import { nextAsked, remove } from "../core/assignments.js";
import { append, learner } from "../storage/store.js";
import { addressOf } from "../ui/addresses.js";
import { readModuleIndex } from "./module-index.js";
import { assignmentCard } from "./card.js";

/** What the cards that stand were drawn from. */
let drawn = "";

/**
 * @param {HTMLElement} list
 * @param {Page} page
 */
export function drawCards(list, page) {
  const { modules, quizzes, scenarios, assignments } = learner();
  const told = JSON.stringify([assignments, modules, quizzes, scenarios, new Date().toDateString()]);
  // What has the focus, or is being read, is not made anew for nothing.
  if (told === drawn) return;
  drawn = told;
  const [book, paths] = [readModuleIndex(document), JSON.parse(list.dataset.paths ?? "{}")];
  const cards = asked(learner()).map((one) => {
    const shown = assignmentCard(one, learner(), page, book, paths);
    shown.querySelector("[data-assignment-when]")?.after(...wayOn(one, page, book));
    shown.append(foot(one));
    return shown;
  });
  list.replaceChildren(...cards);
}

/**
 * The button that leads on with what is asked, on its own card.
 *
 * @param {Assigned} one
 * @param {Page} page
 * @param {import("./module-index.js").Book} book
 */
function wayOn(one, page, book) {
  const way = nextAsked({ ...learner(), assignments: { [one.code]: one } }, page.modules, page.takes);
  if (!way) return [];
  const part = "part" in way ? `${way.part.kind}/${way.part.slug}` : "";
  const href = "place" in way ? addressOf(way.place, page) : Object.values(book).map(({ parts }) => parts[part]?.href).find(Boolean);
  return href ? [element("p", {}, element("a", { class: "button button--main assignment-start", href }, "Start"))] : [];
}

/** @param {Assigned} assigned */
function foot({ code, from }) {
  const label = element("span", { class: "for-reader" }, ` what ${from} asks`);
  const button = element("button", { type: "button", class: "link-button" }, "Remove", label);
  button.addEventListener("click", () => askToRemove(code, from));
  return element("p", { class: "assignment-foot" }, element("span", {}, `Task ${code}`), button);
}

/** @param {string} code @param {string} from */
async function askToRemove(code, from) {
  const answer = await (await load("dialog")).ask({
    title: "Remove this task?",
    text: `It goes from this browser; ${from} is not told. What you have done stays. To have the task back, open its link again.`,
    actions: [{ id: "remove", label: "Remove it", kind: "danger" }],
  });
  if (answer !== "remove") return;
  append((kept) => remove(kept, code));
  announce("Removed.");
  const left = /** @type {HTMLElement | null} */ (document.querySelector("[data-assignment-some]:not([hidden]) h2") ?? document.querySelector("h1"));
  left?.setAttribute("tabindex", "-1");
  left?.focus();
}

/**
 * Follow the learner through a story, in which the address says where one is: this adds memory, focus, and the way back.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { loadStylesheet } from "../ui/load-stylesheet.js";
import { keep, sound, walk } from "../core/scenario.js";
import { append, learner, watch } from "../storage/store.js";
import { fragment, isAt, isBare, remember, remembered, replace, sceneNamed } from "./address.js";
import { enterScene } from "./enter-scene.js";
import { showEnding } from "./ending.js";
import { showPath } from "./path.js";
import { showResumed } from "./resume.js";
import { openBox } from "./say.js";
import { readScenes } from "./scenes.js";
import { showStep } from "./step.js";

/**
 * @param {HTMLElement} root
 * @param {Page} page
 * @param {string[]} stood the scenes that were shown before this was there, the first of them on opening; names of no scene among them
 */
export function follow(root, page, stood) {
  const scenes = readScenes(root);
  const graph = new Map([...scenes].map(([id, scene]) => [id, [...scene.choices.keys()]]));
  const [first] = scenes.keys();
  let who = learner().id;
  /** @type {string[]} */
  let path = [];
  /** The scene to which a choice leads that was just followed. */
  let chosen = "";
  let shown = "";
  /** @type {Promise<unknown> | undefined} */
  let trail;
  /** @type {Promise<unknown> | undefined} */
  let ending;

  const here = () => path[path.length - 1];
  const kept = () => sound(learner().scenarios[page.slug]?.path.value ?? [], graph);
  const endings = () => Object.keys(learner().scenarios[page.slug]?.endings ?? {});
  const scene = () => /** @type {import("./scenes.js").Scene} */ (scenes.get(here()));

  const dismiss = () => root.querySelector("[data-welcome]")?.remove();
  const moveIn = () => {
    dismiss();
    enterScene(scene().section);
  };
  /** What happens when the next scene stands: it takes the focus, unless it comes with the opening of the page. */
  let arrive = moveIn;

  function show() {
    const now = JSON.stringify([path, endings()]);
    if (now === shown) return;
    shown = now;
    showStep(scene().section, path.length);
    openBox(scene().section);
    const isEnded = scene().verdict !== "";
    const [steps, walked] = isEnded ? [[], path] : [path, []];
    if (isEnded) ending ??= Promise.all([loadStylesheet("debrief", "screen"), loadStylesheet("map", "screen")]);
    else if (path.length > 1) trail ??= loadStylesheet("path", "screen");
    trail?.then(() => showPath(root, steps, scenes));
    ending?.then(() => showEnding(root, walked, scenes, endings()));
  }

  /** @param {string[]} next */
  function stand(next) {
    path = next;
    remember(who, path);
    // What is known already, or was not played, is not asked before its verdict.
    if (path.length < 2 || endings().includes(here())) scene().section.querySelector("[data-first-call]")?.remove();
    const isNews = path.length > 1 ? kept().join() !== path.join() : kept().length > 1;
    if (isNews || isUnread()) append((played) => keep(played, page.slug, path, page.marks[here()] ?? ""));
    show();
  }

  /** Whether somebody who has played here has not seen yet what an ending says: it is new, or its verdict has changed. */
  function isUnread() {
    const played = learner().scenarios[page.slug];
    const mark = page.marks[here()];
    if (!played || !mark) return false;
    const reached = played.endings[here()];
    return reached ? reached.mark !== mark : !played.scenes[here()];
  }

  async function greet() {
    const left = scene();
    await loadStylesheet("resume", "screen");
    if (scene() === left) showResumed(root, left, first);
  }

  /** The way to the scene that was shown on opening: one that the start leads to was chosen there. @param {string} scene */
  function wayTo(scene) {
    const way = walk(kept(), scene, graph);
    return way.length > 1 ? way : walk([first], scene, graph);
  }

  /** Go to the scene that the address names, else to where the story was left, else to its start. */
  function open() {
    const named = sceneNamed(scenes);
    const [start, ...moves] = [...stood, named].filter((id) => scenes.has(id));
    const isLeft = !named && !moves.length;
    path = isLeft ? kept() : moves.reduce((way, id) => walk(way, id, graph), wayTo(start));
    if (isLeft && path.length < 2) path = [first];
    if (isAt(here()) || (isBare() && path.length < 2)) return stand(path);
    if (isLeft && path.length > 1) arrive = greet;
    else if (stood.length < 2) arrive = dismiss;
    replace(here());
  }

  /** @param {HashChangeEvent} event */
  function turn({ newURL }) {
    const named = isBare() ? first : sceneNamed(scenes);
    // A fragment that is no scene, such as the skip link's, leaves the story where it stands: if it comes on the heels of a
    // choice, where that one leads.
    if (!isBare() && !isAt(named)) return replace(named || sceneNamed(scenes, new URL(newURL).hash) || here());
    const walked = remembered(who);
    const isKnown = walked !== null && walked[walked.length - 1] === named;
    stand(isKnown ? sound(walked, graph) : walk(path, named, graph, chosen === named));
    chosen = "";
    arrive();
    arrive = moveIn;
  }

  open();
  addEventListener("hashchange", turn);
  root.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    chosen = link?.matches("[data-choice]") ? fragment(link.hash) : "";
  });
  watch(() => {
    if (learner().id === who) return show();
    // Somebody else sits here now, or has brought a file along: the story stands where theirs does.
    who = learner().id;
    path = kept().length ? kept() : [first];
    arrive = dismiss;
    if (isAt(here())) stand(path);
    else replace(here());
  });
}

/**
 * At an ending, after its verdict: which endings were seen, and what else could have been chosen on the way.
 *
 * @typedef {import("./scenes.js").Scenes} Scenes
 * @typedef {import("./scenes.js").Scene} Scene
 */
import { element } from "../ui/element.js";

/**
 * @param {HTMLElement} root
 * @param {string[]} path to the ending; none takes the debrief away
 * @param {Scenes} scenes
 * @param {string[]} seen the endings that were reached
 */
export function showDebrief(root, path, scenes, seen) {
  root.querySelector("[data-debrief]")?.remove();
  if (!path.length) return;
  const debrief = element(
    "section",
    { class: "debrief", "aria-labelledby": "debrief--title", "data-debrief": true, "data-screen": true },
    element("h2", { id: "debrief--title" }, "Looking back"),
    ...endings(scenes, seen),
    ...way(path, scenes),
  );
  root.querySelector("[data-branches]")?.before(debrief);
}

/** @param {string[]} path @param {Scenes} scenes */
function way(path, scenes) {
  const walked = path.slice(0, -1).map((id, at) => turn(/** @type {Scene} */ (scenes.get(id)), path[at + 1]));
  if (!walked.length) {
    const straight = "You came straight to this ending, without a choice of yours, so it does not count as reached.";
    return [element("p", {}, straight)];
  }
  return [
    element("h3", {}, "Your path, and what else you could have done"),
    element("ol", { class: "debrief-path" }, ...walked),
  ];
}

/** @param {Scene} scene @param {string} taken */
function turn(scene, taken) {
  const others = [...scene.choices].filter(([to]) => to !== taken).map(([, text]) => text);
  const item = element("li", {}, element("p", { class: "debrief-scene" }, scene.title));
  item.append(element("p", { class: "debrief-taken" }, element("b", {}, "You chose: "), scene.choices.get(taken) ?? ""));
  if (!others.length) return item;
  const label = others.length > 1 ? "Other choices: " : "The other choice: ";
  item.append(
    element("p", { class: "debrief-others" }, label, ...others.flatMap((text, at) => [at ? " · " : "", element("q", {}, text)])),
    element("a", { class: "debrief-back", href: `#${encodeURIComponent(scene.id)}` }, `Go back to ${scene.title}`),
  );
  return item;
}

/** @param {Scenes} scenes @param {string[]} seen */
function endings(scenes, seen) {
  const all = [...scenes.values()].filter((scene) => scene.verdict);
  const reached = all.filter((scene) => seen.includes(scene.id));
  const items = all.map((scene) => {
    const isSeen = reached.includes(scene);
    const word = element("b", { class: "debrief-word" }, scene.word);
    return element(
      "li",
      { class: `debrief-ending verdict--${scene.verdict}`, "data-ending": scene.id, "data-seen": isSeen },
      word,
      isSeen ? `: ${scene.title}` : ", not seen yet",
    );
  });
  const count = reached.length === all.length ? `You have seen all ${all.length} endings` : `Endings: ${reached.length} of ${all.length} seen`;
  return [element("h3", {}, count), element("ul", { class: "debrief-endings" }, ...items)];
}

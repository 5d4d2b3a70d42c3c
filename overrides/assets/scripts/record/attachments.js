import { element } from "../ui/element.js";
import { shortDate } from "../ui/dates.js";

/** @typedef {import("../core/record.js").CompletionRecord} CompletionRecord */

const VERDICTS = { sound: "Good call", risky: "Risky", harmful: "Harmful" };

/**
 * What the learner chose to add, on sheets of its own behind the certificate.
 *
 * @param {HTMLElement} root
 * @param {CompletionRecord} record
 */
export function drawAttachments(root, { modules, notes = [] }) {
  const sheet = root.parentElement?.querySelector("[data-attachments]");
  if (!sheet) return;
  const endings = modules.flatMap(({ scenarios }) => scenarios.filter((scenario) => scenario.endings));
  sheet.toggleAttribute("hidden", !endings.length && !notes.length);
  sheet.replaceChildren(
    ...part("Endings reached", endings.map(({ title, endings: reached = [] }) => [
      title,
      reached.map((ending) => `${VERDICTS[ending.verdict]}: ${ending.title} (${shortDate(ending.at)})`),
    ])),
    ...part("Notes", notes.map(({ id, text, at }) => [`${named(id, modules)}, ${shortDate(at)}`, text.split("\n")])),
  );
}

/**
 * What a note belongs to: the module whose question it answers, or a box of another page.
 *
 * @param {string} id
 * @param {CompletionRecord["modules"]} modules
 */
function named(id, modules) {
  const [page, box = ""] = id.split("/");
  const module = page === "module" && modules.find((one) => one.id === box);
  return module ? module.title : `${page}: ${box.replaceAll("-", " ")}`;
}

/**
 * @param {string} title
 * @param {[string, string[]][]} entries each with a heading and its lines
 */
function part(title, entries) {
  if (!entries.length) return [];
  const shown = entries.flatMap(([head, lines]) => [
    element("dt", {}, head),
    ...lines.map((one) => element("dd", { dir: "auto" }, one)),
  ]);
  return [element("h3", {}, title), element("dl", {}, ...shown)];
}

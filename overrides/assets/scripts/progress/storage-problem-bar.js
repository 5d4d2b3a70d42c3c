/**
 * The bar that says what could not be kept, and offers a way out.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { learner } from "../storage/store.js";
import { dropUnread, settleApart } from "../storage/switch.js";
import { ask } from "../ui/dialog.js";
import { element } from "../ui/element.js";
import { saveProgress, saveUnread } from "./export.js";
import { announce } from "../ui/announce.js";
import { loadStylesheet } from "../ui/load-stylesheet.js";
import { describe, describeHidden } from "./summary.js";

/** @typedef {{ label: string, act: (page: Page) => void }} Way */

/** @type {Record<string, Way>} */
const WAYS = {
  save: { label: "Backup for me", act: saveProgress },
  rescue: { label: "Save what could not be read", act: saveUnread },
  forget: { label: "Remove it", act: forget },
  join: { label: "Join them", act: join },
  drop: { label: "Remove what was done in this tab", act: drop },
};

/** @type {Record<string, { text: string, ways: (keyof typeof WAYS)[] }>} What is said of each trouble, and what one can do. */
const TROUBLES = {
  forbidden: {
    text: "This browser does not let the course keep anything, not even from one page to the next. You can read, play and answer all of it. To have a record, allow this site to keep data, or use another browser.",
    ways: ["save"],
  },
  blocked: {
    text: "This browser does not let the course keep anything. All of it works, and what you do lasts until you close this tab. To go on another day, save it as a file.",
    ways: ["save"],
  },
  full: {
    text: "This browser has no room left for your progress. What you do now lasts until you close this tab. Save it as a file.",
    ways: ["save"],
  },
  lost: {
    text: "This browser has no room left, not even for this tab. What you do now is gone when you leave this page. Save it as a file.",
    ways: ["save"],
  },
  apart: {
    text: "This tab holds progress that is not part of the record in this browser. It lasts until you close this tab. If both are yours, join them; else save it as a file.",
    ways: ["join", "save", "drop"],
  },
  unfit: {
    text: "What you did last is not kept: the course could not read it again. Make it shorter, or take it back.",
    ways: ["save"],
  },
  unloaded: {
    text: "A part of this page has not come yet, so what you do is not kept yet. It is tried again every few seconds. If this stays, load the page again.",
    ways: [],
  },
  newer: {
    text: "Your progress was kept by a newer version of this course, and this page can’t read it. It is left as it is. What you do now lasts until you close this tab. Load the page again; it may be newer then.",
    ways: ["rescue", "save"],
  },
  unreadable: {
    text: "Something that this browser had kept of your progress could not be read. It was put aside, and the course goes on with what could be read.",
    ways: ["rescue", "forget"],
  },
  guest: { text: "You are here as a guest. What you do is gone when you close this tab.", ways: [] },
};

/**
 * @param {string} trouble a key of TROUBLES
 * @param {Page} page
 */
export async function problemBar(trouble, page) {
  await loadStylesheet("storage-problem");
  const { text, ways } = TROUBLES[trouble];
  const buttons = ways.map((way) => {
    const button = element("button", { type: "button", class: "button" }, WAYS[way].label);
    button.addEventListener("click", () => WAYS[way].act(page));
    return button;
  });
  if (trouble !== "guest") announce(text);
  const label = trouble === "guest" ? "Guest mode" : "Trouble with keeping your progress";
  return element(
    "aside",
    { class: "trouble md-typeset", "data-trouble": trouble, "aria-label": label },
    element("p", {}, text),
    ...(buttons.length ? [element("p", { class: "trouble-ways" }, ...buttons)] : []),
  );
}

/** @param {Page} page */
async function join(page) {
  const answer = await ask({
    title: "Are both yours?",
    text: `This tab holds the progress of ${describe(learner(), page)}. This browser keeps the record of ${describeHidden(page)}.\n\nOnce joined, they can’t be told apart again.`,
    actions: [{ id: "go", label: "Both are mine: join them", kind: "main" }],
  });
  if (answer) await settleApart(true);
}

/** @param {Page} page */
async function drop(page) {
  const answer = await ask({
    title: "Remove what was done in this tab?",
    text: `The progress of ${describe(learner(), page)} goes from this tab. What this browser keeps stays.`,
    actions: [{ id: "go", label: "Remove it", kind: "danger" }],
  });
  if (answer) await settleApart(false);
}

/** @param {Page} page */
async function forget(page) {
  const answer = await ask({
    title: "Remove what could not be read?",
    text: "It may hold progress that a later version could still read. Save it as a file first, if you are not sure.",
    actions: [
      { id: "save", label: "Save it, then remove it", kind: "main" },
      { id: "go", label: "Remove it", kind: "danger" },
    ],
  });
  if (answer === "save") saveUnread(page);
  if (answer) dropUnread();
}

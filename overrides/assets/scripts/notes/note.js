/** A box to write in. What is typed is kept as one goes, in the store, and stands on paper in the box's place. */
import { wholeText } from "../core/joined-texts.js";
import { write } from "../core/text-events.js";
import { load } from "../load.js";
import { append, isKnown, isShown, learner, notice, stand, troubled, watch } from "../storage/store.js";
import { announce } from "../ui/announce.js";

/** @typedef {import("../core/learner.js").Learner} Learner */

/** How long after the last key a note is kept, in milliseconds. */
const PAUSE = 400;

/** Where a note could not be kept past the tab. @type {Partial<Record<string, string>>} */
const TROUBLE = {
  blocked: "Not kept: this browser keeps nothing for this site. Print or copy what you wrote before you leave this page.",
  full: "Not kept: this browser has no room left. Print or copy what you wrote before you close this tab.",
  newer: "Not kept: a newer version of this course was here before. Print or copy what you wrote before you close this tab.",
  lost: "Not kept: there is no room left, not even for this page. Print or copy what you wrote before you leave it.",
};

/** @param {HTMLElement} root */
export default async function start(root) {
  const id = root.dataset.note ?? root.dataset.say ?? "";
  const field = /** @type {HTMLTextAreaElement} */ (root.querySelector("[data-note-field]"));
  const paper = /** @type {HTMLElement} */ (root.querySelector("[data-note-text]"));
  const state = /** @type {HTMLElement} */ (root.querySelector("[data-note-status]"));
  const plain = state.textContent ?? "";
  // Of whom nothing is kept, there is no more to say.
  const whose = isKnown() ? (await load("known")).ownerText : () => plain;
  let timer = 0;
  let isSaved = false;
  /** In whose turn it was begun to type: what one learner writes never goes to the next. */
  let turn = stand.turn;
  /** What is in the box, as it is kept: what is typed takes its place, and that of no other text. */
  let before = valueOf(learner(), id);
  let isSeveral = false;

  const onPaper = () => {
    const { others } = learner().notes[id] ?? {};
    paper.textContent = others ? wholeText({ value: field.value, at: "", others }) : field.value;
  };

  /** @param {Learner} kept */
  const showOthers = async (kept) => {
    if (!kept.notes[id]?.others && !isSeveral) return;
    isSeveral = true;
    const { others } = await load("occasional");
    others(field, field, learner().notes[id], (text, replaced) => {
      keep();
      append((now) => write(now, id, text, replaced));
    });
  };

  const keep = () => {
    clearTimeout(timer);
    timer = 0;
    const text = field.value.slice(0, field.maxLength);
    if (text === valueOf(learner(), id)) return;
    const replaced = [before];
    before = text;
    append((kept) => {
      isSaved = stand.turn === turn;
      return isSaved ? write(kept, id, text, replaced) : null;
    });
    if (stand.turn !== turn) show(learner());
  };

  /** @param {Learner} kept */
  const show = (kept) => {
    // What is being typed is newer than what another tab wrote, and what was just typed than what is shown yet.
    if (!timer && isShown()) {
      before = valueOf(kept, id);
      refill(field, before);
    }
    onPaper();
    showOthers(kept);
    tell(state, wordsFor(field, `${isSaved && stand.turn === turn && field.value ? "Saved. " : ""}${whose(kept)}`));
  };

  field.addEventListener("input", () => {
    if (!timer) turn = stand.turn;
    // What another tab writes must be read before this is kept, also where the page is left at once.
    load("known").catch(() => {});
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
    onPaper();
  });
  field.addEventListener("change", keep);
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => document.hidden && keep());
  watch(show);

  // Whoever was faster than the scripts has written already.
  const typed = field.value;
  if (typed && typed !== before) {
    state.hidden = false;
    field.value = before ? `${before}\n${typed}` : typed;
    keep();
  }
  show(learner());
  state.hidden = false;
}

/** @param {Learner} kept @param {string} id */
function valueOf(kept, id) {
  return kept.notes[id]?.value ?? "";
}

/** Put a text into a field and leave the caret where it was; what did not fit is left there. @param {HTMLTextAreaElement} field @param {string} text */
function refill(field, text) {
  if (field.value.slice(0, field.maxLength) === text) return;
  const { selectionStart, selectionEnd } = field;
  field.value = text;
  if (document.activeElement === field) field.setSelectionRange(selectionStart, selectionEnd);
}

/** How it stands with a note. @param {HTMLTextAreaElement} field @param {string} kept what is said where all is well */
function wordsFor(field, kept) {
  const over = field.value.length - field.maxLength;
  const trouble = TROUBLE[notice()] ?? TROUBLE[troubled() ?? ""];
  if (trouble || over < 0) return trouble ?? kept;
  return over ? `This box is full, and its last ${over} characters are not kept. Move them into another, or onto paper.` : "This box is full. Go on in another, or on paper.";
}

/** Show how it stands with a note, and say it; trouble is said by the bar of the page. @param {HTMLElement} state @param {string} words */
function tell(state, words) {
  if (state.textContent === words) return;
  if (!state.hidden && !troubled()) announce(words);
  state.textContent = words;
}

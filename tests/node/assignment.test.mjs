/** Links to assignments: what of their texts is kept, and what goes with them. */
import assert from "node:assert/strict";
import test from "node:test";
import { entry, mail, mailto } from "../../overrides/assets/scripts/assignment/message.js";
import { decoded, encoded } from "../../overrides/assets/scripts/core/assignment-link.js";
import { LIMITS, sound } from "../../overrides/assets/scripts/core/assignment.js";
import { cleaned } from "../../overrides/assets/scripts/core/assignment-text.js";
import { line } from "../../overrides/assets/scripts/core/text.js";
import { SIGN } from "../../overrides/assets/scripts/core/link-prefix.js";
import { chance } from "./honest.mjs";

const ASKED = { code: "abcde12345", course: "a-course", from: "Dana Reyes", path: "", modules: ["one"], scenarios: [], due: "2026-12-18", note: "Before the meeting.\nAsk me.", passMark: 0, edition: "0123456789ab" };
const opened = (fields) => decoded(`${SIGN}${encoded({ ...ASKED, ...fields })}`);

test("what a person wrote stays as it is", () => {
  for (const fields of [{}, { from: "علی\u200cرضا" }, { from: "O’Neill-Díaz, MSW" }, { note: "One\n\nTwo\n- three" }, { note: "ひと言 👋" }]) assert.deepEqual(opened(fields), { assignment: { ...ASKED, ...fields } });
});

test("a name that does not show is no name", () => {
  for (const from of ["\u200b", "\u3164", "\u2800\u2800", "\u115f", "\u200d", "\u034f", "\u17b4", "\u{e0041}"]) assert.deepEqual(opened({ from }), { fault: "broken" });
});

test("what hides, steers or piles up is stripped", () => {
  const { assignment } = opened({ from: `Da\u200bna\u200e\u2060 \u061cRey\u00ades${"\u0301".repeat(20)}`, note: `a${"\u0300".repeat(90)}\u3164b\u200fc` });
  assert.doesNotMatch(assignment.from + assignment.note, /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]|\p{M}{4}/u);
  assert.match(assignment.from, /^Dana Rey/);
});

test("many lines are few", () => {
  const { assignment } = opened({ note: "a\n".repeat(240) });
  assert.ok(assignment.note.split("\n").length <= LIMITS.noteLines);
  assert.equal(opened({ note: "a\n\n\n\n\nb" }).assignment.note, "a\n\nb");
  assert.equal(opened({ note: "\n".repeat(450) + "b" }).assignment.note, "b");
});

test("whatever a link holds, what is kept of it can be kept", () => {
  const random = chance(7);
  const signs = ["a", "\n", "\u{1d15e}", "\u0344", "é", "\u0301", "\u200d", "\u3164", "👩‍👧", " ", "ﷺ", "𝔘", "\u2028"];
  for (let run = 0; run < 3000; run += 1) {
    const text = (most) => Array.from({ length: Math.floor(random() * most) }, () => signs[Math.floor(random() * signs.length)]).join("");
    const clean = cleaned({ ...ASKED, from: text(90), note: text(700) });
    assert.deepEqual(sound(clean), clean);
    assert.deepEqual(cleaned(clean), clean);
    assert.equal(line(clean.from, 80), clean.from);
  }
});

const letter = (fields, link = `https://county.example/training/${SIGN}${encoded({ ...ASKED, ...fields })}`) => ({ assignment: { ...ASKED, ...fields }, course: "Before You Post", what: "2 modules", modules: ["How staff use social media", "What your IT staff want you to know"], link });

test("a mail has the link first, and is never too long for a mail program", () => {
  for (const note of ["", "Short.", "x".repeat(500), "ö".repeat(500), "漢".repeat(500)]) {
    const one = letter({ note });
    const { href, isShortened } = mailto(one);
    assert.ok(href.length < 2000, `${href.length}`);
    if (href) assert.ok(decodeURIComponent(href).replaceAll("\r\n", "\n").includes(one.link));
    if (href && isShortened) assert.match(decodeURIComponent(href), /The note goes on in the link/);
    assert.equal(isShortened, note.length > 300);
    assert.ok(mail(one).includes(note), "the text to copy has all of it");
    assert.ok(mail(one).indexOf(one.link) < mail(one).indexOf(one.modules[0]));
  }
  assert.equal(mailto(letter({ note: "漢".repeat(500) })).href, "", "this link alone is too long");
});

test("the mark that is asked for is told wherever the assignment speaks", () => {
  const one = letter({ passMark: 85 });
  for (const text of [mail(one), decodeURIComponent(mailto(one).href), entry(one, new Date()).replaceAll("\r\n ", "")]) assert.match(text, /passed at 85% or more/);
  assert.doesNotMatch(mail(letter({})), /passed at/);
});

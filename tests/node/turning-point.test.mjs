// From an ending back to the choice that could have ended better.
import assert from "node:assert/strict";
import { test } from "node:test";
import { turningPoint } from "../../overrides/assets/scripts/core/turning-point.js";

const GRAPH = new Map([
  ["start", ["chat", "wait"]],
  ["wait", ["good", "chat"]],
  ["chat", ["call", "silence"]],
  ["call", ["told", "lied"]],
  ["good", []],
  ["told", []],
  ["lied", []],
  ["silence", []],
]);
const VERDICTS = new Map([["good", "sound"], ["told", "risky"], ["lied", "harmful"], ["silence", "harmful"]]);
const from = (...path) => turningPoint(path, GRAPH, VERDICTS);

test("where the last choice has only worse options, it goes further back", () => {
  assert.equal(from("start", "chat", "call", "told"), "start");
  assert.equal(from("start", "wait", "chat", "call", "told"), "wait");
});

test("where the last choice could have ended better, it goes there", () => {
  assert.equal(from("start", "chat", "call", "lied"), "call");
  assert.equal(from("start", "chat", "silence"), "chat");
});

test("from the best ending it goes to the last choice", () => {
  assert.equal(from("start", "wait", "good"), "wait");
});

test("a scene with one way on is no choice, and circles come to an end", () => {
  const graph = new Map([["a", ["b", "c"]], ["b", ["a", "c"]], ["c", ["end"]], ["end", []]]);
  assert.equal(turningPoint(["a", "b", "c", "end"], graph, new Map([["end", "risky"]])), "b");
  assert.equal(turningPoint(["c", "end"], graph, new Map([["end", "risky"]])), "");
  assert.equal(turningPoint(["end"], graph, new Map([["end", "risky"]])), "");
  assert.equal(turningPoint([], graph, new Map()), "");
});

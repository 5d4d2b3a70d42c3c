/**
 * A learner's lock against mistakes: four digits, asked for when somebody comes after a while. It guards nothing: what is kept lies
 * open beside it, and anybody may take it off. It only stops one person from going on as another without noticing.
 */
import { fingerprint } from "../core/fingerprint.js";
import { forGood, key } from "./web-storage.js";

/** After so long it may be somebody else who sits here, in milliseconds. */
const WHILE = 30 * 60_000;
/** How often it is put down that somebody is here, in milliseconds. */
const NOW_AND_THEN = 60_000;

const lock = () => `${key}:lock`;
const last = () => `${key}:last`;

/** Whether the learner who is here has a lock. */
export function isLocked() {
  return forGood.get(lock()) !== null;
}

/** Whether that learner was here a moment ago, as far as can be told. */
export function isHere() {
  const past = Date.now() - Number(forGood.get(last()) ?? 0);
  return past >= 0 && past < WHILE;
}

/** The digits as they are kept: nobody is to read them in passing. @param {string} code */
function kept(code) {
  return fingerprint(`${key} ${code}`);
}

/** Whether these are the digits. @param {string} code */
export function opens(code) {
  return forGood.get(lock()) === kept(code);
}

/** @param {string} code four digits @returns {boolean} whether there was room for it */
export function putLock(code) {
  if (!forGood.set(lock(), kept(code))) return false;
  stay();
  return true;
}

/** Takes the lock off; nothing else goes. */
export function dropLock() {
  for (const name of [lock(), last()]) forGood.drop(name);
}

/** The learner is here, and stays so as long as something is done now and then. */
export function stay() {
  let put = 0;
  const touch = () => {
    if (Date.now() - put < NOW_AND_THEN || !isLocked() || (put && !isHere())) return;
    put = Date.now();
    forGood.set(last(), String(put));
  };
  touch();
  for (const way of ["pointerdown", "keydown"]) addEventListener(way, touch, { capture: true, passive: true });
}

/** The learner has gone: whoever comes next is asked. */
export function leave() {
  forGood.drop(last());
}

/**
 * Several learners in one browser, each with a log of their own. Who they are is read from the logs themselves: there is no list
 * that could disagree with them. A tab stays with whom it was opened for; a new one is for whom was chosen last.
 *
 * @typedef {import("../core/learner.js").Learner} Learner
 * @typedef {{ key: string, learner: Learner | null }} Other null where the log can't be read
 */
import { documentOf } from "../core/document.js";
import { isBlank } from "../core/empty.js";
import { fold } from "../core/fold.js";
import { fresh, identifier } from "../core/learner.js";
import { union } from "../core/log.js";
import { readOld } from "../core/legacy-document.js";
import { read } from "../core/read.js";
import { leave } from "./lock.js";
import { forGood, forTab, key, site } from "./web-storage.js";

/** With which the keys of all learners' logs begin but the first one's. */
const beside = () => `${site}:learner:`;

/** @returns {Other[]} those who have something kept here, beside who is here */
export function otherLearners() {
  const all = forGood.keys().filter((name) => name !== key && idOf(name) !== null);
  const found = all.map((name) => ({ key: name, learner: learnerIn(forGood.get(name) ?? "") }));
  return found.filter(({ learner }) => !learner || !isBlank(learner));
}

/** @param {string} name of an entry @returns {string | null} the id of the learner whose log lies there, "" for the first; null for any other */
function idOf(name) {
  if (name === site) return "";
  const id = name.startsWith(beside()) ? name.slice(beside().length) : "";
  return /^[a-z0-9]{8}$/.test(id) ? id : null;
}

/** @param {string} text */
function learnerIn(text) {
  const found = read(text, readOld);
  return "events" in found ? fold(found.events) : null;
}

/** From the next page on, this tab and those that are opened are for another. @param {string} name of the other's log @returns {boolean} whether that could be kept */
export function goOnAs(name) {
  const id = name ? idOf(name) : null;
  if (id === null || !forTab.set(`${site}:learner`, id)) return false;
  forGood.set(`${site}:learner`, id);
  leave();
  return true;
}

/**
 * Puts a log beside those that there are, or joins it to that of the same learner.
 *
 * @param {import("../core/read.js").Found & { learner: Learner }} found
 * @param {(here: Learner) => import("../core/event.js").Event[]} adding what of it is to join the log of somebody
 * @returns {string} where it lies, "" where there is no room for it
 */
export function putBeside({ log, events, learner }, adding) {
  const there = otherLearners().find((one) => one.learner?.id === learner.id);
  const known = there?.learner && read(forGood.get(there.key) ?? "", readOld);
  // What could be read in part only stays as it is.
  const isWhole = known && "events" in known && known.isWhole;
  const text = isWhole ? documentOf(known.log, union(known.events, adding(fold(known.events)))) : documentOf(log, events);
  const place = there && isWhole ? there.key : beside() + identifier(8);
  return forGood.set(place, text) ? place : "";
}

/** Begins a log beside those that there are. @param {string} name of the learner @returns {string} where it lies, "" where there is no room for it */
export function beginBeside(name) {
  const [{ id, begun }, place, replica] = [fresh(), beside() + identifier(8), identifier(8)];
  const events = [
    { id: `1.${replica}`, at: begun, type: /** @type {const} */ ("began"), learner: id },
    { id: `2.${replica}`, at: begun, type: /** @type {const} */ ("named"), text: name, over: {}, beside: [] },
  ];
  return forGood.set(place, documentOf(identifier(), events)) ? place : "";
}

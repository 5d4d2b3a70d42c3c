// Throws documents and links at what the browser reads them with: `node hostile.mjs COUNT SEED`.
// Nothing may throw; what is taken must be whole by its own rules; and no prototype may be touched.
// Prints, as JSON, how many of each kind were tried and how many were read as what they are.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { HOSTILE } from "./attacks.mjs";

const HOME = new URL("../../", import.meta.url);
const script = (name) => import(new URL(`overrides/assets/scripts/core/${name}.js`, HOME));
const schema = (name) => JSON.parse(readFileSync(new URL(`docs/schema/${name}.json`, HOME), "utf8"));

const { decoded, encoded } = await script("assignment-link");
const { sound } = await script("assignment");
const { validCopy } = await script("copy");
const { copiedEvents, copiedLearner } = await script("copied-events");
const { decodedCopy, encodedCopy } = await script("copy-link");
const { compact } = await script("compact");
const { documentOf } = await script("document");
const { union } = await script("log");
const { fold } = await script("fold");
const { validated } = await script("validate-event");
const { read: readLog } = await script("read");
const read = (text) => readLog(text, readOld);
const { pieces } = await script("json-values");
const { isBlank } = await script("empty");
const { readProgress, summaryOf } = await script("progress-file");
const { found } = await script("roster-import");
const { add, emptyRoster } = await script("roster");
const { isSame } = await script("equal");
const { readOld, validateDocument } = await script("legacy-document");
const { taken, Unsound } = await script("json-schema");
const { COPY_SIGN, SIGN } = await script("link-prefix");
const { readAll } = await script("../roster/read-files");

const SCHEMAS = { record: schema("completion-record-1"), roster: schema("roster-1") };
globalThis.fetch = async (address) => ({ ok: true, json: async () => SCHEMAS[/roster/.test(address) ? "roster" : "record"] });
const HERE = { course: "small", now: "2026-11-26T08:00:00.000Z", catalog: { edition: "abcdef012345", date: "2026-11-01", modules: [], takes: ["quiz"] } };
/** A course that has much of what a copy may name. */
const COPIED = { ...HERE.catalog, modules: ["staff-use", "a", "b-2"].map((id) => ({ id, title: id, url: "", sections: [], scenarios: [{ id, title: id, url: "", endings: ["a", "c3"].map((end) => ({ id: end, title: end, mark: "0", verdict: "sound" })) }], quizzes: [{ id, title: id, url: "", passMark: 75, questions: [] }] })) };
const NATIVE = [Object.prototype, Array.prototype, String.prototype, Number.prototype, Function.prototype];
const BEFORE = NATIVE.map((one) => Reflect.ownKeys(one).length);

// Chance: the same seed gives the same documents (mulberry32).
let state = Number(process.argv[3] ?? 1) >>> 0;
function chance() {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
const below = (most) => Math.floor(chance() * most);
const one = (list) => list[below(list.length)];
const some = (most, make) => Array.from({ length: below(most + 1) }, (_, at) => make(at));
const maybe = (share, make, none) => (chance() < share ? make() : none);

const LETTERS = [..."aZ09 -_'\"<>&é漢🙂\u202e\u200b\u0000\n\\/{}[]:,.#%"];
const words = (most) => some(most, () => one(LETTERS)).join("");
const hex = (count) => Array.from({ length: count }, () => below(16).toString(16)).join("");
const letters = (count) => Array.from({ length: count }, () => below(36).toString(36)).join("");
const slug = () => one(["staff-use", "a", "b-2", "constructor", "tostring", "c3"]);
const moment = () => new Date(1.7e12 + below(8e10)).toISOString();
const day = () => moment().slice(0, 10);
const listed = (most, make) => [...new Set(some(most, make))];
const mapped = (most, make) => Object.fromEntries(some(most, () => [one([slug(), letters(3), "a>b", "__proto__", words(5)]), make()]));

const hostile = () => structuredClone(one(HOSTILE));

// What is sound.
const assignment = () => ({
  code: letters(10), course: one(["small", "other"]), from: one(["Dana", "R. Özil"]), path: one(["", "all"]), modules: [slug(), ...listed(2, slug)].filter(first),
  scenarios: listed(2, slug), due: maybe(0.5, day, ""), note: one(["", "Please.\nBy Friday."]), passMark: below(101), edition: hex(12),
});
function first(value, at, all) {
  return all.indexOf(value) === at;
}
const stamped = (value) => ({ value, at: moment() });
const seen = () => ({ mark: hex(8), at: moment() });
function attempt() {
  const of = below(20);
  return {
    id: letters(8), begun: moment(), ended: maybe(0.5, moment, ""), right: below(of + 1), of, passMark: below(101),
    answers: mapped(3, () => ({ mark: hex(8), picked: some(3, () => hex(8)), right: chance() < 0.5, at: moment() })),
  };
}
const completion = () => ({ at: moment(), renewed: maybe(0.5, moment, ""), edition: hex(12), date: day(), seen: mapped(3, () => hex(8)) });
function progress() {
  const version = one([1, 2, 3, 3, 3]);
  const name = maybe(0.7, () => words(20), "");
  const place = maybe(0.5, () => ({ page: "modules/a/", fragment: "b", title: words(9) }), null);
  return {
    format: "before-you-post/progress", version, id: letters(16), begun: moment(),
    name: version === 1 ? name : stamped(name), place: version === 1 ? place : stamped(place),
    modules: mapped(3, () => ({ sections: mapped(3, seen), read: maybe(0.5, moment, "") })),
    quizzes: mapped(3, () => ({ attempts: some(3, attempt) })),
    scenarios: mapped(2, () => ({
      path: stamped(some(4, slug)), scenes: mapped(3, moment), choices: mapped(3, moment), endings: mapped(2, seen),
    })),
    notes: mapped(3, () => stamped(words(40))), include: mapped(2, () => stamped(chance() < 0.5)),
    completions: mapped(3, completion),
    assignments: Object.fromEntries(some(2, () => ({ ...assignment(), at: moment(), kept: stamped(true) })).map((given) => [given.code, given])),
  };
}
function record() {
  const ids = listed(3, slug);
  return {
    format: "before-you-post/completion-record", version: 1, made: moment(),
    course: { id: "small", title: "Small", edition: hex(12), date: day(), takes: ["quiz"] },
    learner: { id: letters(16), name: words(20) }, complete: chance() < 0.5,
    modules: ids.map((id) => drawn(SCHEMAS.record.$defs.module, { id, title: "A" })),
    ...maybe(0.3, () => ({ assignment: letters(10) }), {}),
    ...maybe(0.3, () => ({ confirmation: { name: one(["Dana", " \u202e "]), at: moment(), ...maybe(0.5, () => ({ remark: "Seen." }), {}) } }), {}),
    ...maybe(0.3, () => ({ notes: some(2, () => ({ id: "a/b", text: words(30) || "x", at: moment() })) }), {}),
  };
}
const roster = () => ({
  format: "before-you-post/roster", version: 1, made: moment(), course: "small",
  assignments: some(2, assignment), records: some(3, record),
});

/** A value that a schema lets in, with some of its fields given. */
function drawn(of, given = {}) {
  const asked = of.$ref ? SCHEMAS.record.$defs[of.$ref.split("/").pop()] : of;
  if ("const" in asked) return asked.const;
  if (asked.enum) return one(asked.enum);
  if (asked.type === "object") {
    const names = Object.keys(asked.properties).filter((name) => asked.required.includes(name) || chance() < 0.5);
    return withScores(Object.fromEntries(names.map((name) => [name, Object.hasOwn(given, name) ? given[name] : drawn(asked.properties[name])])));
  }
  if (asked.type === "array") return listed(Math.min(2, asked.maxItems), () => drawn(asked.items));
  if (asked.type === "integer") return (asked.minimum ?? 0) + below(Math.min(5, (asked.maximum ?? 5) - (asked.minimum ?? 0)) + 1);
  if (asked.type === "boolean") return chance() < 0.5;
  if (asked.format === "date-time") return moment();
  if (asked.format === "date") return day();
  return asked.pattern ? one([hex(12), letters(16)].filter((text) => new RegExp(asked.pattern, "u").test(text))) : slug();
}

/** No more right than there were. */
function withScores(value) {
  return "right" in value && "of" in value ? { ...value, right: Math.min(value.right, value.of) } : value;
}

// What is not.
/** A copy of a document in which a few values are others. */
function changed(document) {
  const copy = structuredClone(document);
  for (let times = 1 + below(3); times; times -= 1) {
    let here = copy;
    while (typeof here === "object" && here !== null && Object.keys(here).length) {
      const key = one(Object.keys(here));
      const inner = here[key];
      if (typeof inner === "object" && inner !== null && Object.keys(inner).length && chance() < 0.8) here = inner;
      else {
        if (chance() < 0.15) delete here[key];
        else if (chance() < 0.3) Object.defineProperty(here, one(["__proto__", "constructor", "toString", "x", "format"]), { value: hostile(), enumerable: true, configurable: true, writable: true });
        else here[key] = hostile();
        break;
      }
    }
  }
  return copy;
}

/** A document as text: mostly sound, else changed, cut, wrapped, or no document at all. */
function text(make) {
  const how = below(10);
  if (how < 6) return JSON.stringify(make(), null, one([0, 2]));
  const said = JSON.stringify(changed(make()));
  if (how < 8) return said;
  if (how < 9) return one([said.slice(0, below(said.length)), `\ufeff${said}`, `${words(9)}${said}\n> ${said}`, `[${said},${said}]`]);
  return one([words(60), "", "[".repeat(below(20000)), JSON.stringify(one(HOSTILE)), `{"format":"before-you-post/`.repeat(below(300))]);
}

/** As JSON.parse makes it: a list has entries only. */
const parsed = (value) => JSON.parse(JSON.stringify(value));

function link() {
  const sent = `${SIGN}${encoded(assignment())}`;
  const how = below(10);
  if (how < 6) return sent + one(["", ".", ")", "?x", " "]);
  if (how < 8) return `${SIGN}${encoded(changed(assignment()))}`;
  const at = below(sent.length);
  return one([sent.slice(0, at), sent.slice(0, at) + words(3) + sent.slice(at), words(30), `${SIGN}${words(30)}`, sent.repeat(80), SIGN]);
}

// What must hold.
function must(is, what) {
  if (!is) throw new Error(what);
}

/** All of a value as JSON has it: no object with a prototype of its own. */
function plain(value) {
  if (typeof value !== "object" || value === null) return;
  must([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)), "an object has another prototype");
  Object.values(value).forEach(plain);
}

/** Whether a log can be read again as it was read. */
function isWhole({ log, events }) {
  const again = read(documentOf(log, events));
  return "events" in again && again.isWhole && isSame(again.events, events);
}

/** A log, of events as they come from older documents, and some more. */
function log() {
  const found = read(JSON.stringify(progress()));
  const events = "events" in found ? found.events : [];
  const more = some(3, () => ({ id: `${1 + below(9)}.${letters(8)}`, at: moment(), ...one([
    { type: "wrote", note: slug(), text: words(30), over: mapped(2, () => below(9)), beside: some(2, () => ({ text: words(9), at: moment() })) },
    { type: "named", text: words(9), over: {}, beside: [] },
    { type: "dropped", code: letters(10) },
    { type: "opened", quiz: slug(), passMark: below(101), answers: {} },
  ]) }));
  return { format: "before-you-post/progress", version: one([4, 5, 5, 6]), log: letters(12), events: [...events, ...more] };
}

const KINDS = {
  progress() {
    const said = text(one([progress, log]));
    return { said, read: () => {
      const result = readProgress(said);
      if (!("learner" in result)) return must(typeof result.problem === "string", "no problem is named");
      const { learner, events } = result;
      plain(learner);
      must(isWhole(result), "what was taken is not whole by its own rules");
      must(typeof summaryOf(learner, [{ id: "a" }]).quizzes === "number" && typeof isBlank(learner) === "boolean", "no summary");
      must(isSame(union(events, events), events), "two of the same make another");
      must(isSame(fold(compact(events)), fold(events)), "something shown was left out");
      return true;
    } };
  },
  record: () => gathered(text(record), "record"),
  roster: () => gathered(text(roster), "roster"),
  paste: () => gathered(some(5, () => one([words(9), text(record), `https://x.example/${link()} `])).concat(text(record)).join("\n"), "record", "assignment"),
  file() {
    const said = text(one([record, roster]));
    return { said, read: async () => {
      const messages = [];
      const desk = { roster: emptyRoster(), messages, page: { course: "small", base: "." }, catalog: HERE.catalog, renew() {}, isSaved: false };
      must(typeof (await readAll([new File([said], "a.json")], false, desk, () => {})) === "string", "nothing is said of it");
      // Whatever reading throws is told so, and would go unseen here.
      must(!messages.some((message) => message.text.includes("could not be read by the browser")), "reading threw");
      return desk.roster.people.size + desk.roster.assignments.size > 0;
    } };
  },
  schema() {
    const value = parsed(chance() < 0.7 ? record() : chance() < 0.7 ? changed(record()) : hostile());
    return { said: JSON.stringify(value), read: () => {
      try {
        plain(taken(value, SCHEMAS.record).value);
        return true;
      } catch (fault) {
        must(fault instanceof Unsound, fault);
      }
    } };
  },
  document() {
    const value = parsed(chance() < 0.7 ? { ...progress(), version: 3 } : chance() < 0.7 ? changed(progress()) : hostile());
    return { said: JSON.stringify(value), read: () => {
      const result = validateDocument(value);
      if (result) must(isWhole(read(JSON.stringify({ format: value.format, version: 3, ...result.learner }))), "what was taken is not whole by its own rules");
      return Boolean(result);
    } };
  },
  link() {
    const said = link();
    return { said, read: () => {
      const result = decoded(said);
      if (!("assignment" in result)) return must(typeof result.fault === "string", "no fault is named");
      plain(result.assignment);
      must(isDeepStrictEqual(sound(result.assignment), result.assignment), "what was taken is not sound");
      must(isDeepStrictEqual(decoded(`${SIGN}${encoded(result.assignment)}`), result), "it does not travel on");
      return true;
    } };
  },
  async copy() {
    const sent = COPY_SIGN + (await encodedCopy(chance() < 0.7 ? copy() : parsed(changed(copy()))));
    const at = below(sent.length);
    const said = chance() < 0.8 ? sent + one(["", ".", ")", " "]) : one([sent.slice(0, at), sent.slice(0, at) + words(3) + sent.slice(at), COPY_SIGN + words(30)]);
    return { said, read: async () => {
      const result = await decodedCopy(said);
      if (!("copy" in result)) return must(typeof result.fault === "string", "no fault is named");
      plain(result.copy);
      must(isDeepStrictEqual(validCopy(result.copy), result.copy), "what was taken is not sound");
      must(isDeepStrictEqual(await decodedCopy(COPY_SIGN + (await encodedCopy(result.copy))), result), "it does not travel on");
      for (const event of copiedEvents(copiedLearner(result.copy, COPIED).learner, fold([]))) must(isSame(validated(event), event), "an event can't be read again");
      return true;
    } };
  },
};

/** What a learner may keep of what was completed. */
function copy() {
  const rows = (make) => listed(3, slug).map((id) => [id, ...make()]);
  return {
    v: 1, c: one(["small", "other"]), l: letters(16), t: 1.7e12 + below(8e10), b: below(9), ...maybe(0.5, () => ({ n: one(["Dana", "R. Özil"]) }), {}), e: [[hex(12), day()]],
    m: rows(() => one([[below(9), below(99), null, 0], [below(9), null, null, null]])), s: rows(() => [slug(), below(99)]), q: rows(() => [[[1, 2, below(5), 8, below(101)]]]),
  };
}

/** A text that is brought to the roster, which is to bring one of some kinds. */
function gathered(said, ...kinds) {
  return { said, read: () => {
    must(Array.isArray(pieces(said)), "no pieces");
    const all = [...found(said, SCHEMAS, HERE)];
    const board = emptyRoster();
    for (const each of all) {
      if (each.kind === "bad") must(typeof each.text === "string", "nothing is said");
      if (each.kind === "assignment") must(sound(each.assignment), "an assignment is not sound");
      if (each.kind !== "record") continue;
      plain(each.record);
      must(!taken(each.record, SCHEMAS.record).left.length, "a record holds more than it may");
      add(board, each.record);
    }
    return all.length > 0 && all.some(({ kind }) => kinds.includes(kind));
  } };
}

const counts = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, { tried: 0, read: 0 }]));
for (let left = Number(process.argv[2] ?? 1000); left > 0; left -= 1) {
  const kind = one(Object.keys(KINDS));
  const { said, read } = await KINDS[kind]();
  counts[kind].tried += 1;
  try {
    counts[kind].read += Number((await read()) === true);
    must(isDeepStrictEqual(BEFORE, NATIVE.map((native) => Reflect.ownKeys(native).length)) && !("polluted" in {}), "a prototype was touched");
  } catch (fault) {
    console.error(`${kind}: ${fault instanceof Unsound ? "Unsound: " : ""}${fault.stack}\n${said.slice(0, 4000)}`);
    process.exit(1);
  }
}
console.log(JSON.stringify(counts));

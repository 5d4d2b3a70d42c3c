// A browser with tabs, as far as the store needs one: each tab runs the real store.js, with storage events that come late.
import { AsyncLocalStorage } from "node:async_hooks";
import { registerHooks } from "node:module";
import { foldSettled as fold } from "../../overrides/assets/scripts/core/completion-times.js";
import { read } from "../../overrides/assets/scripts/core/read.js";

export const PATH = "/site/";
/** Under which the log lies. */
export const KEY = `course:${PATH}`;
export const SCRIPTS = new URL(process.env.SCRIPTS ?? "../../overrides/assets/scripts/", import.meta.url);
const here = new AsyncLocalStorage();
const tab = () => here.getStore();

// A tab's modules are its own: what a module of a tab imports is that tab's too. Those of core keep nothing, so all tabs share them.
registerHooks({
  resolve(specifier, context, next) {
    if (tab()?.missing && specifier.includes(tab().missing)) throw new TypeError(`${specifier} can't be had`);
    const found = next(specifier, context);
    const name = /[?]tab=\d+/.exec(context.parentURL ?? "")?.[0];
    return name && specifier.startsWith(".") && !found.url.includes("/core/") ? { ...found, url: found.url + name } : found;
  },
});

/** A storage with a limit in characters, and a way to hear what is written. */
class Storage {
  #entries = new Map();
  room = Infinity;
  constructor(heard = () => {}) {
    this.heard = heard;
    // `Object.keys` of a storage gives its keys.
    return new Proxy(this, {
      ownKeys: () => [...this.#entries.keys()],
      getOwnPropertyDescriptor: (_target, key) => (this.#entries.has(key) ? { enumerable: true, configurable: true } : undefined),
      get: (target, name) => (typeof target[name] === "function" ? target[name].bind(target) : target[name]),
      set: (target, name, value) => ((target[name] = value), true),
    });
  }
  get length() {
    return this.#entries.size;
  }
  getItem(key) {
    return this.#entries.get(key) ?? null;
  }
  setItem(key, text) {
    const others = [...this.#entries].reduce((sum, [name, value]) => (name === key ? sum : sum + value.length), 0);
    if (others + text.length > this.room) throw new Error("QuotaExceededError");
    this.#entries.set(key, text);
    this.heard(key);
  }
  removeItem(key) {
    if (this.#entries.delete(key)) this.heard(key);
  }
}

let clock = 0;
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length) super(...given);
    else super(RealDate.now() + clock);
  }
  static now() {
    return RealDate.now() + clock;
  }
};
export const setClock = (by) => (clock = by);

Object.defineProperty(globalThis, "localStorage", { get: () => tab().browser.disk });
Object.defineProperty(globalThis, "sessionStorage", { get: () => tab().own });
Object.defineProperty(globalThis, "location", { get: () => ({ href: tab().address }) });
// No element stands on this page.
globalThis.document = { querySelector: () => null };
Object.defineProperty(globalThis, "history", { get: () => ({ length: tab().isNew ? 1 : 2 }) });
globalThis.addEventListener = (name, listener) => name === "storage" && (tab().listener = listener);
globalThis.reportError = (error) => tab().errors.push(error);

let opened = 0;

export class Browser {
  constructor() {
    this.tabs = [];
    this.writes = 0;
    this.disk = new Storage((key) => this.#wrote(key));
  }

  #wrote(key) {
    this.writes += 1;
    for (const one of this.tabs) if (one !== tab()) one.events.push({ key });
  }

  /** Opens a page in a new tab, or in one that is there, which is then another page. */
  async open(before, address = "https://course.test/a", path = PATH) {
    const one = { browser: this, own: before?.own ?? new Storage(), events: [], errors: [], address, isNew: !before };
    one.do = (act) => here.run(one, act);
    one.hear = () => {
      const event = one.events.shift();
      if (event) one.do(() => one.listener(event));
    };
    this.tabs = [...this.tabs.filter((other) => other !== before), one];
    opened += 1;
    const name = opened;
    for (const [part, file] of Object.entries({ store: "storage/store.js", switched: "storage/switch.js", unread: "storage/unreadable.js" })) {
      one[part] = await one.do(() => import(new URL(`${file}?tab=${name}`, SCRIPTS).href));
    }
    await one.do(() => one.store.open("course", path));
    return one;
  }

  close(one) {
    this.tabs = this.tabs.filter((other) => other !== one);
  }

  /** Lets every event arrive, and what follows from it; gives how many there were. */
  async settle(most = 500) {
    let heard = 0;
    for (;;) {
      await quiet();
      const waiting = this.tabs.filter((one) => one.events.length);
      if (!waiting.length || heard > most) return heard;
      for (const one of waiting) {
        one.hear();
        heard += 1;
      }
    }
  }

  /** What is shown of the log that is kept for good; null where there is none. */
  kept() {
    const found = read(this.disk.getItem(KEY) ?? "");
    return "events" in found ? fold(found.events) : null;
  }
}

/** Until what was begun has come to rest. */
export const quiet = () => new Promise((done) => setTimeout(done, 0));

/**
 * The browser's two storages as far as the course uses them: one that lasts, and one of the tab. Every key begins with the course's
 * id and the path of the site, so that two sites on one host, such as a course and a preview of it, do not touch each other.
 *
 * @typedef {object} Vault
 * @property {(key: string) => string | null} get null where there is nothing, or nothing may be read
 * @property {(key: string, text: string) => boolean} set false where it could not be kept
 * @property {(key: string) => void} drop
 * @property {() => string[]} keys
 * @property {() => boolean} isOpen whether anything may be kept here at all
 */

/**
 * @param {() => Storage} reach reaching for a forbidden storage throws, so it is done each time
 * @returns {Vault}
 */
function vault(reach) {
  /** @template T @param {(storage: Storage) => T} act @param {T} otherwise @returns {T} */
  const tried = (act, otherwise) => {
    try {
      return act(reach());
    } catch {
      return otherwise;
    }
  };
  return {
    get: (key) => tried((storage) => storage.getItem(key), null),
    set: (key, text) => tried((storage) => (storage.setItem(key, text), true), false),
    drop: (key) => tried((storage) => storage.removeItem(key), undefined),
    keys: () => tried((storage) => Object.keys(storage), []),
    isOpen: () => tried((storage) => storage.length >= 0, false),
  };
}

export const forGood = vault(() => localStorage);
export const forTab = vault(() => sessionStorage);

/** Before keys had a path, the course's id was the key. The first learner takes over what lies there; for others it is "". */
export let oldKey = "";
/** With which all keys of this site begin; the first learner's log lies under it. */
export let site = "";
/** The key under which the log of the learner who is here lies; all others of that learner's begin with it and a colon. */
export let key = "";

/** @param {string} course its id @param {string} path of the site on its host */
export function nameKeys(course, path) {
  site = `${course}:${path}`;
  const chosen = forTab.get(`${site}:learner`) ?? forGood.get(`${site}:learner`) ?? "";
  [key, oldKey] = /^[a-z0-9]{8}$/.test(chosen) ? [`${site}:learner:${chosen}`, ""] : [site, course];
  // A tab in which the course of before is replaced: a guest stays one, and what the tab alone holds stays there.
  for (const part of ["guest", "tab"]) {
    const text = forTab.get(`${course}:${part}`);
    if (text !== null && (forTab.get(`${site}:${part}`) !== null || forTab.set(`${site}:${part}`, text))) forTab.drop(`${course}:${part}`);
  }
}

/**
 * Where a browser lets a site keep text: for good, or until the tab is closed. Either may be forbidden or full.
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

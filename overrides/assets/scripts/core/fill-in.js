/**
 * Whether a word that was filled in is the one asked for. Capitals, spaces at its ends and the kind of its quotation
 * marks do not matter: a phone sets them by itself.
 *
 * @param {string} given
 * @param {string} wanted
 */
export function isSameWord(given, wanted) {
  return plain(given) === plain(wanted);
}

/** @param {string} text */
function plain(text) {
  return text.normalize("NFKC").replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, " ").trim().toLowerCase();
}

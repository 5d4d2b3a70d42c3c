/** A text in few letters: two hashes of 32 bits over it (FNV-1a, and the same with other numbers). @param {string} text */
export function fingerprint(text) {
  let [one, other] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < text.length; at += 1) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
    other = Math.imul(other ^ text.charCodeAt(at), 0x85ebca6b);
    other ^= other >>> 13;
  }
  return `${(one >>> 0).toString(36)}-${(other >>> 0).toString(36)}`;
}

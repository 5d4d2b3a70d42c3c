/** Bytes as they stand in a link's fragment: letters, digits, - and _, and a sum that tells whether all have come. */

/** How many characters the sum takes. */
export const SUM = 7;

/**
 * Tells a link that was cut or changed on its way from a whole one (FNV-1a, 32 bits). It is no lock: whoever can write a
 * link can write its sum.
 *
 * @param {Uint8Array} bytes
 */
export function checksum(bytes) {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return (sum >>> 0).toString(36).padStart(SUM, "0");
}

/** @param {Uint8Array} bytes */
export function base64(bytes) {
  const signs = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
export function unbase64(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
}

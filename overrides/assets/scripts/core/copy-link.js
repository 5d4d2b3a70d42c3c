/**
 * How a copy of what a learner has completed travels: packed, in the part of a link that no server sees.
 *
 * @typedef {import("./copy.js").Copy} Copy
 * @typedef {"broken" | "changed" | "newer" | "long" | "old"} Fault What is wrong with a link; "old" is the browser that is to read it.
 */
import { validCopy, VERSION } from "./copy.js";
import { COPY_SIGN } from "./link-prefix.js";
import { base64, checksum, SUM, unbase64 } from "./link-text.js";

/** The most characters that are read at all. */
export const LONGEST = 8000;
/** The most bytes that are unpacked: a few that are packed may stand for very many. */
const MAX_SIZE = 60_000;
/** What the bytes are: packed by the browser, or as they were where it can't. */
const [PACKED, PLAIN] = ["z", "p"];

/** @param {Copy} copy @returns {Promise<string>} letters, digits, - and _, to stand after the sign */
export async function encodedCopy(copy) {
  const bytes = new TextEncoder().encode(JSON.stringify(copy));
  if (!("CompressionStream" in globalThis)) return PLAIN + checksum(bytes) + base64(bytes);
  const packed = await flow(bytes, new CompressionStream("deflate-raw"), MAX_SIZE);
  return PACKED + checksum(packed) + base64(packed);
}

/**
 * Reads what came with a link, which may come from anybody.
 *
 * @param {string} hash the link's fragment, with its sign
 * @returns {Promise<{ copy: Copy } | { fault: Fault }>}
 */
export async function decodedCopy(hash) {
  if (hash.length > LONGEST) return { fault: "long" };
  // A mail program may have taken the end of a sentence for a part of the link.
  const [, kind = "", sum = "", rest = ""] = /^([zp])(\w{7})([\w-]*)/.exec(hash.slice(COPY_SIGN.length)) ?? [];
  if (kind === PACKED && !("DecompressionStream" in globalThis)) return { fault: "old" };
  try {
    const bytes = unbase64(rest);
    if (checksum(bytes) !== sum || sum.length !== SUM) return { fault: kind ? "changed" : "broken" };
    const plain = kind === PACKED ? await flow(bytes, new DecompressionStream("deflate-raw"), MAX_SIZE) : bytes;
    const raw = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(plain));
    if (Number.isInteger(raw?.v) && raw.v > VERSION) return { fault: "newer" };
    const copy = validCopy(raw);
    return copy ? { copy } : { fault: "broken" };
  } catch {
    return { fault: "broken" };
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} through
 * @param {number} most bytes that are taken
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function flow(bytes, through, most) {
  const reader = new Blob([bytes]).stream().pipeThrough(through).getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  for (let size = 0; ; ) {
    const { value, done } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError("It is larger than any copy.");
    }
    parts.push(/** @type {Uint8Array<ArrayBuffer>} */ (value));
  }
}

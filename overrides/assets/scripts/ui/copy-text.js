/**
 * Put the text of a field where it can be pasted from.
 *
 * @param {HTMLTextAreaElement} from
 * @returns {Promise<string>} what came of it, to be told
 */
export async function copyText(from) {
  from.focus();
  from.select();
  try {
    await navigator.clipboard.writeText(from.value);
    return "Copied.";
  } catch {
    // A page on the disk, or a browser that asks first, may not write there.
    return "Marked. Copy it with Ctrl+C, or Cmd+C on a Mac.";
  }
}

import { element } from "./element.js";

const ACCEPT = ".json,.txt,application/json,text/plain";

/**
 * Let somebody choose files of records or progress.
 *
 * @param {(files: File[]) => void} take called with what was chosen, if anything was
 * @param {{ multiple?: boolean }} [options]
 */
export function pickFiles(take, { multiple = false } = {}) {
  const input = element("input", { type: "file", multiple, accept: ACCEPT, hidden: true });
  input.addEventListener("change", () => {
    input.remove();
    if (input.files?.length) take([...input.files]);
  });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input);
  input.click();
}

import { load } from "../load.js";

/** @typedef {import("../../libraries/lean-qr.js").Code} Code */

const SVG = "http://www.w3.org/2000/svg";
/** Light around the code, by which a reader finds it; four of its squares are the rule. */
const QUIET = 4;

/**
 * Draw a text as a QR code, black on white.
 *
 * @param {string} text
 * @param {string} name what it is, for those who do not see it
 * @returns {Promise<SVGSVGElement | "long" | "missing">} no code where the text is too long for one, or where the site was
 *   built without the library that makes them
 */
export async function qr(text, name) {
  const { generate, correction } = await load("qr");
  if (!generate) return "missing";
  try {
    // A sheet on a wall gets creased: up to 15% of the code may be lost, and more where there is room.
    return drawn(generate(text, { minCorrectionLevel: correction.M }), name);
  } catch {
    return "long";
  }
}

/** @param {Code} code @param {string} name */
function drawn(code, name) {
  const side = code.size + 2 * QUIET;
  const svg = shape("svg", { viewBox: `${-QUIET} ${-QUIET} ${side} ${side}`, role: "img", "aria-label": name, "shape-rendering": "crispEdges" });
  svg.append(
    shape("path", { fill: "#fff", d: `M${-QUIET} ${-QUIET}h${side}v${side}h${-side}z` }),
    shape("path", { fill: "#000", d: rows(code) }),
  );
  return svg;
}

/** @param {Code} code */
function rows(code) {
  let path = "";
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      const from = x;
      while (code.get(x, y)) x += 1;
      if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`;
    }
  }
  return path;
}

/** @template {keyof SVGElementTagNameMap} K @param {K} tag @param {Record<string, string>} attributes */
function shape(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

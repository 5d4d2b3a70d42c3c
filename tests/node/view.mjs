// Reads logs for the tests in Python: a line of JSON with a text comes in, and a line with what is shown of it, and its log, goes out.
import { createInterface } from "node:readline";
import { documentOf } from "../../overrides/assets/scripts/core/document.js";
import { foldSettled as fold } from "../../overrides/assets/scripts/core/completion-times.js";
import { readOld } from "../../overrides/assets/scripts/core/legacy-document.js";
import { nameCourse } from "../../overrides/assets/scripts/core/learner.js";
import { read as readLog } from "../../overrides/assets/scripts/core/read.js";

for await (const line of createInterface({ input: process.stdin })) {
  const text = JSON.parse(line);
  // The log is of the course that the text is of.
  nameCourse(/"format":\s*"([^"/]+)\//.exec(text)?.[1] ?? "course");
  const found = readLog(text, readOld);
  const { ids: _ids, ...shown } = "events" in found ? fold(found.events, new Date("2100-01-01")) : {};
  console.log(JSON.stringify("events" in found ? { shown, text: documentOf(found.log, found.events) } : {}));
}

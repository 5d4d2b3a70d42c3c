/**
 * An event: one thing that a learner did. All that is kept of a learner is a set of events, which only grows; what is shown is
 * worked out from it (fold.js). An event is never changed. Its id is a counter and a replica: the counter is greater than that
 * of every event that was known when it was written, so what follows from something comes after it, whatever the clocks say.
 *
 * @typedef {Record<string, number>} Version By replica, the counter of the last event of it that is taken into account.
 * @typedef {{ text: string, at: string }} Text
 * @typedef {import("./learner.js").Answer} Answer
 *
 * @typedef {{ type: "began", learner: string }} Began A learner's id.
 * @typedef {{ type: "named", text: string, over: Version, beside: Text[] }} Named The learner's name; see register.js.
 * @typedef {{ type: "wrote", note: string, text: string, over: Version, beside: Text[] }} Wrote A note.
 * @typedef {{ type: "visited", page: string, fragment: string, title: string }} Visited Where the learner is.
 * @typedef {{ type: "saw", module: string, section: string, mark: string }} Saw A section that was on the screen.
 * @typedef {{ type: "read", module: string }} Read All sections of a module were on the screen.
 * @typedef {{ type: "walked", scenario: string, path: string[] }} Walked The scenes on the way, the present one last.
 * @typedef {{ type: "chose", scenario: string, from: string, to: string }} Chose A scene that was entered; `from` is "" where
 *   no choice led there.
 * @typedef {{ type: "reached", scenario: string, ending: string, mark: string }} Reached
 * @typedef {{ type: "opened", quiz: string, passMark: number, answers: Record<string, Answer> }} Opened An attempt begins, with
 *   the answers that it takes over; the event's id is the attempt's.
 * @typedef {{ type: "answered", quiz: string, attempt: string, question: string, mark: string, picked: string[], right: boolean }} Answered
 * @typedef {{ type: "finished", quiz: string, attempt: string, begun: string, answers: Record<string, Answer>, right: number, of: number, passMark: number }} Finished
 *   An attempt's result, with all that it rests on.
 * @typedef {{ type: "completed", module: string, edition: string, date: string, seen: Record<string, string> }} Completed That a
 *   module was completed, or all that had changed in it since was looked at; edition and date are "" where they are not known.
 * @typedef {{ type: "recalled", round: number, question: string, mark: string, picked: string[], confidence: import("./learner.js").Confidence, right: boolean }} Recalled
 *   A new case answered in a return; `question` is its module and its id.
 * @typedef {{ type: "shared", what: string, value: boolean }} Shared Whether the learner lets something into
 *   the record, or follows a learning path; see path.js.
 * @typedef {{ type: "assigned" } & import("./assignment.js").Assignment} Assigned
 * @typedef {{ type: "dropped", code: string }} Dropped An assignment that the learner has removed.
 *
 * @typedef {Began | Named | Wrote | Visited | Saw | Read | Walked | Chose | Reached | Opened | Answered | Finished | Completed | Recalled | Shared | Assigned | Dropped} Body
 * @typedef {Body & { at?: string }} Draft What is to become an event; `at` where it is to show another time than now.
 * @typedef {Body & { id: string, at: string }} Event `at` is for showing only: no order and no choice hangs on it.
 */
export {};

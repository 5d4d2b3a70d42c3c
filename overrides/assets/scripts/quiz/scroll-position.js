/** @typedef {import("./question.js").Question} Question */

/** How long the page must stand still before its place is kept, in milliseconds. */
const PAUSE = 200;

/**
 * Go to the question one was at when the page is loaded again, and keep where one is from there on. A browser would
 * go by how far down one was; but the answers that are kept make the page longer only once it has gone there.
 *
 * @param {Question[]} questions as they are to be seen
 * @param {() => void} ready called when the page is where it is to be
 */
export function keepPlace(questions, ready) {
  const before = history.state?.question;
  history.scrollRestoration = "manual";
  const there = questions.find((one) => one.id === before?.id && !isAway(one));
  const go = () => {
    if (there) scrollBy({ top: there.root.getBoundingClientRect().top - Number(before.top), behavior: "instant" });
    ready();
  };
  // The page grows in one frame and moves in the next: together they would count as what is seen jumping.
  if (there) requestAnimationFrame(() => requestAnimationFrame(go));
  else go();
  let timer = 0;
  addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(() => history.replaceState({ ...history.state, question: here(questions) }, ""), PAUSE);
  });
}

/** The question on the screen, and where on it. @param {Question[]} questions */
function here(questions) {
  const tops = questions.filter((one) => !isAway(one)).map(({ id, root }) => ({ id, top: root.getBoundingClientRect().top }));
  return tops.filter(({ top }) => top < innerHeight / 2).at(-1) ?? null;
}

/** Whether another step than this question is on the screen. @param {Question} question */
function isAway({ root }) {
  return root.hasAttribute("data-away");
}

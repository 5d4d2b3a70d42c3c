/** How long the page must stand still before its place is kept, in milliseconds. */
const PAUSE = 200;

/**
 * Go where one was when the page is loaded again, and keep where one is from there on. A browser would go by how far down one
 * was; but the answers that are kept make the page longer only once it has gone there.
 *
 * @param {() => string} step what is on the screen
 * @param {(isBack: boolean) => void} ready called when the page is where it is to be
 * @returns {() => void} keeps where one is
 */
export function keepPlace(step, ready) {
  const before = history.state?.question;
  // A result is seen from its beginning.
  const isBack = Boolean(before?.id) && before.id === step();
  history.scrollRestoration = "manual";
  const go = () => {
    if (isBack) scrollTo({ top: before.top, behavior: "instant" });
    ready(isBack);
  };
  // The page grows in one frame and moves in the next: together they would count as what is seen jumping.
  if (isBack) requestAnimationFrame(() => requestAnimationFrame(go));
  else go();
  let timer = 0;
  const keep = () => {
    clearTimeout(timer);
    timer = setTimeout(() => history.replaceState({ ...history.state, question: { id: step(), top: scrollY } }, ""), PAUSE);
  };
  addEventListener("scroll", keep);
  return keep;
}

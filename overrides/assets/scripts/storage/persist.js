/**
 * Asks the browser to keep what the course has put there, where that brings up no question of its own: Firefox would put one
 * to the learner in the middle of something else.
 */
export async function persist() {
  const { storage } = navigator;
  if (!storage?.persist || CSS.supports("-moz-appearance", "none")) return;
  if (!(await storage.persisted())) await storage.persist();
}

/**
 * Without scripts a reader unfolds a question's answer; with them mkdocs-quiz shows it once the question is answered,
 * so it must not be folded a second time.
 *
 * @param {Document} page
 */
export function unfoldAnswers(page) {
  for (const why of page.querySelectorAll("details[data-why]")) why.setAttribute("open", "");
}

import { element } from "../ui/element.js";
import { part } from "./part.js";
import * as words from "./wording.js";

/** @typedef {import("./session.js").Session} Session */

/**
 * The assignments whose links were opened, also where no record is here yet.
 *
 * @param {HTMLElement} root
 * @param {Session} session
 */
export default function links(root, session) {
  const section = part(root, "[data-links]");
  const list = part(section, '[data-slot="links"]');
  session.watch(() => {
    const all = [...session.roster.assignments.values()];
    section.hidden = all.length === 0;
    list.replaceChildren(...all.map((one) => entry(one, root, session)));
  });
}

/** @param {import("../core/assignment.js").Assignment} assignment @param {HTMLElement} root @param {Session} session */
function entry(assignment, root, session) {
  const { code, modules } = assignment;
  const text = `${words.asked(assignment).join(", ")}: ${modules.length} ${modules.length === 1 ? "module" : "modules"}`;
  const button = element("button", { type: "button", class: "link-button", "aria-label": `Remove assignment ${code}` }, "Remove");
  button.addEventListener("click", () => {
    session.roster.assignments.delete(code);
    session.renew();
    part(root, session.roster.assignments.size ? "#opened-links" : "[data-choose]").focus();
  });
  return element("li", {}, element("bdi", {}, text), " ", button);
}

import { element } from "../ui/element.js";
import { part } from "./part.js";
import * as words from "./wording.js";

/** @typedef {import("./session.js").Desk} Desk */

/**
 * The assignments whose links were opened, also where no record is here yet.
 *
 * @param {HTMLElement} root
 * @param {Desk} desk
 */
export default function links(root, desk) {
  const section = part(root, "[data-links]");
  const list = part(section, '[data-slot="links"]');
  desk.watch(() => {
    const all = [...desk.roster.assignments.values()];
    section.hidden = all.length === 0;
    list.replaceChildren(...all.map((one) => entry(one, root, desk)));
  });
}

/** @param {import("../core/assignment.js").Assignment} assignment @param {HTMLElement} root @param {Desk} desk */
function entry(assignment, root, desk) {
  const { code, modules } = assignment;
  const text = `${words.asked(assignment).join(", ")}: ${modules.length} ${modules.length === 1 ? "module" : "modules"}`;
  const button = element("button", { type: "button", class: "link-button", "aria-label": `Remove assignment ${code}` }, "Remove");
  button.addEventListener("click", () => {
    desk.roster.assignments.delete(code);
    desk.renew();
    part(root, desk.roster.assignments.size ? "#opened-links" : "[data-choose]").focus();
  });
  return element("li", {}, element("bdi", {}, text), " ", button);
}

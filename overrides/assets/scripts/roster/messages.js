import { element } from "../ui/element.js";
import { line } from "../core/text.js";
import { part, press } from "./part.js";

const KINDS = { bad: "Not read", note: "Note", good: "Read" };
/** More than anybody reads; the last ones are shown. */
const MOST = 300;

/**
 * The one list of what was read, and what was wrong with it.
 *
 * @param {HTMLElement} root
 * @param {import("./session.js").Session} session
 */
export default function messages(root, session) {
  const section = part(root, "[data-said]");
  const list = part(section, '[data-slot="messages"]');
  session.watch(() => {
    section.hidden = session.messages.length === 0;
    const last = session.messages.slice(-MOST);
    const left = session.messages.length - last.length;
    const items = last.map(({ kind, file, text }) =>
      element("li", { "data-kind": kind }, element("strong", {}, `${KINDS[kind]}: `), ...(file ? [element("bdi", {}, `“${line(file, 120)}”`), " "] : []), element("bdi", {}, text)),
    );
    list.replaceChildren(...(left ? [element("li", {}, `${left.toLocaleString("en-US")} earlier messages are left out.`)] : []), ...items);
  });
  press(section, "[data-forget]", () => {
    session.messages.length = 0;
    session.show();
    part(root, "[data-choose]").focus();
  });
}

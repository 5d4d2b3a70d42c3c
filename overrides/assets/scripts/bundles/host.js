// What keeps the log where a page around the course does, such as that of a learning management system.
export { hostBack, sessionAround } from "../storage/host.js";

// What says that a newer build of the site has come, or could not come.
export { tellIfStuck } from "../offline/failed-update.js";
export { loadAgain } from "../offline/reload.js";
export { offer } from "../offline/update-notice.js";

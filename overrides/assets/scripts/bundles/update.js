// What says that a newer build of the site has come, or could not come.
export { tellIfUpdateFailed } from "../offline/failed-update.js";
export { reloadPage } from "../offline/reload.js";
export { offerUpdate } from "../offline/update-notice.js";

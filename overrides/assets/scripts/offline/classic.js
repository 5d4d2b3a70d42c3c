// Where the one script begins that pages load when they are opened from a disk, where browsers load no modules.
import "./framed-worker.js";

document.addEventListener("DOMContentLoaded", () => import("../course.js"));

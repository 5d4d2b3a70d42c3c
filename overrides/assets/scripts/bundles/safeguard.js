// What sees to it that what somebody did stays: asking the browser, and on an iPhone or iPad the home screen.
export { homeScreenNote } from "../progress/home-screen.js";
export { safeguard } from "../storage/safeguard.js";

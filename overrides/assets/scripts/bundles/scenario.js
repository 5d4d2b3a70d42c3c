// What a scenario needs once somebody plays it.
export { follow } from "../scenario/follow.js";

// What a quiz needs.
import "./known.js";
export { default as quiz } from "../quiz/quiz.js";

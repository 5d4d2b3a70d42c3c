// What a quiz needs.
export * from "./known.js";
export { default as quiz } from "../quiz/quiz.js";

export { type AnswerCheck, answerCheck, type SeenAnswer } from "./answer-check.ts";

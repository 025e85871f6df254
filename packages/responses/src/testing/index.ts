export { type AnswerCheck, answerCheck, type SeenAnswer } from "./answer-check.ts";
export { type HoldToDocument, openapiValidator } from "./openapi-validator.ts";
export { STYLES, type Style } from "./styles.ts";

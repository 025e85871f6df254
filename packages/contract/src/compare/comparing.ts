import type { AnswerComparer } from "./compare-answers.ts";
import type { ComparedCodes } from "./compare-codes.ts";
import type { Policy } from "./event.ts";
import type { Gatherer } from "./gather.ts";

/** What the comparison of operations needs. */
export interface Comparing {
  readonly codes: ComparedCodes;
  readonly compareAnswers: AnswerComparer;
  readonly policy: Policy;
  readonly events: Gatherer;
}

import type { AnswerComparer } from "./compare-answers.ts";
import type { ComparedCodes } from "./compare-codes.ts";
import type { Policy } from "./event.ts";
import type { Gatherer } from "./gather.ts";

/** What operations are compared with. */
export interface Comparing {
  readonly codes: ComparedCodes;
  readonly compareAnswers: AnswerComparer;
  readonly policy: Policy;
  readonly events: Gatherer;
}

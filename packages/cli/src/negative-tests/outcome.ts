import { readBody } from "@error-contract/contract";
import type { NegativeTest } from "@error-contract/generator";
import type { Ran } from "./respect.ts";

/** A test and its result, as in `--format json`. */
export interface Outcome {
  readonly id: string;
  /** `GET /pets/{id}`. */
  readonly target: string;
  /** What is wrong with the request. */
  readonly wrong: string;
  /** If empty, `statuses` stands for any status from 400 to 499. */
  readonly expected: { readonly statuses: readonly number[]; readonly codes: readonly (string | number)[] };
  readonly passed: boolean;
  /** `null` if there was no response. */
  readonly got: { readonly status: number; readonly code: string | number | null } | null;
  readonly problems: readonly string[];
}

/**
 * Combines the expected and the actual result of a test.
 *
 * @param test - the test
 * @param ran - its result; `undefined` if it was not run
 * @returns plain data
 */
export function outcomeOf({ id, target, wrong, expected }: NegativeTest, ran: Ran | undefined): Outcome {
  const { statuses, codes, envelope } = expected;
  const response = ran?.response;
  const code = envelope && response ? readBody(envelope.shape, response.body).code : undefined;
  return {
    id,
    target,
    wrong,
    expected: { statuses, codes },
    passed: ran !== undefined && ran.problems.length === 0,
    got: response ? { status: response.statusCode, code: code ?? null } : null,
    problems: ran ? ran.problems : ["not run"],
  };
}

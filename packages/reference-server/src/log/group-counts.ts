import type { Migration } from "../database/migration.ts";

/** The lengths of time that entries are counted by, in milliseconds. The shorter ones serve the ends of a period. */
export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export const MINUTE = 60_000;

/** These lengths as an SQL table, so that an entry is counted once for each. */
const spansOf = (lengths: readonly number[]): string =>
  `(values ${lengths.map((length) => `(${length}::bigint)`).join(", ")}) as spans (span)`;

/** The lengths that each entry is counted by. */
const allLengths = [DAY, HOUR, MINUTE];
export const spans: string = spansOf(allLengths);

/** An SQL expression for the time of an id in milliseconds: its first 48 bits. */
export const millisecondsOf = (id: string): string =>
  `('x' || substr(replace(${id}::text, '-', ''), 1, 12))::bit(48)::bigint`;

/** The counts of the entries in `from`, in the columns of `api_log_counts`. The order prevents deadlocks. */
const counted = (
  from: string,
  lengths: readonly number[],
): string => `select account_id, span, ${millisecondsOf("id")} / span * span, code,
      coalesce(operation_id, ''), count(*), min(id::text collate "C"), max(id::text collate "C")
    from ${from} cross join ${spansOf(lengths)}
   group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;

/** The function of the trigger, which counts entries by these lengths. */
const countingFunction = (lengths: readonly number[]): string =>
  `function error_contract.count_api_logs() returns trigger language plpgsql as $$
      begin
        insert into error_contract.api_log_counts as known ${counted("added", lengths)}
        on conflict (account_id, span, start, code, operation_id) do update
          set count = known.count + excluded.count,
              oldest_id = least(known.oldest_id, excluded.oldest_id),
              newest_id = greatest(known.newest_id, excluded.newest_id);
        return null;
      end $$`;

/**
 * The number of entries by code and operation for each hour and each minute, so that groups are added up from few rows
 * however many entries they have. A trigger updates the counts in the statement that writes the entries, so the two
 * always agree.
 */
export const groupCounts: Migration = {
  name: "005-group-counts",
  statements: [
    // An empty string stands for no operation, because a column of a primary key cannot be null.
    `create table error_contract.api_log_counts (
      account_id text collate "C" not null,
      span bigint not null,
      start bigint not null,
      code text collate "C" not null,
      operation_id text collate "C" not null,
      count bigint not null,
      oldest_id text collate "C" not null,
      newest_id text collate "C" not null,
      primary key (account_id, span, start, code, operation_id)
    ) with (fillfactor = 50)`,
    `create ${countingFunction([HOUR, MINUTE])}`,
    `insert into error_contract.api_log_counts ${counted("error_contract.api_logs", [HOUR, MINUTE])}`,
    `create trigger api_logs_counted after insert on error_contract.api_logs
      referencing new table as added for each statement execute function error_contract.count_api_logs()`,
  ],
};

/** Counts for whole days, added up from the hours: a month of one code and operation is 30 rows instead of 720. */
export const dayCounts: Migration = {
  name: "010-day-counts",
  statements: [
    `create or replace ${countingFunction(allLengths)}`,
    `insert into error_contract.api_log_counts
     select account_id, ${DAY}, start / ${DAY} * ${DAY}, code, operation_id, sum(count), min(oldest_id), max(newest_id)
       from error_contract.api_log_counts where span = ${HOUR} group by 1, 3, 4, 5`,
  ],
};

/** From the first number to the second, which is exclusive; in milliseconds. */
export type Range = readonly [from: number, to: number];

/** The parts of a period, by what they are read from. */
export interface PeriodParts {
  /** Ranges of whole spans, which are read from the counts of that length. */
  readonly counts: readonly { readonly span: number; readonly range: Range }[];
  /** Ranges without a whole minute, in which entries are counted one by one. */
  readonly entries: readonly Range[];
}

/**
 * Divides a period into whole days, whole hours before and after them, then whole minutes, and the rest at both ends.
 *
 * @param from - its start, in milliseconds
 * @param to - its end, in milliseconds, exclusive
 * @returns the parts, any of which may be empty
 */
export function partsOf(from: number, to: number): PeriodParts {
  const minutes = wholeIn(MINUTE, [from, to]);
  const hours = wholeIn(HOUR, minutes);
  const days = wholeIn(DAY, hours);
  return {
    counts: [
      { span: DAY, range: days },
      ...around(days, hours).map((range) => ({ span: HOUR, range })),
      ...around(hours, minutes).map((range) => ({ span: MINUTE, range })),
    ],
    entries: around(minutes, [from, to]),
  };
}

/** The parts of the outer range before and after the inner one. */
function around(inner: Range, outer: Range): readonly Range[] {
  return [
    [outer[0], inner[0]],
    [inner[1], outer[1]],
  ];
}

/** The whole spans within a period; if there are none, an empty range at its end. */
function wholeIn(span: number, [from, to]: Range): Range {
  const first = Math.ceil(from / span) * span;
  const last = Math.floor(to / span) * span;
  return first < last ? [first, last] : [to, to];
}

import type { Migration } from "../database/migration.ts";

/** The two lengths of time for which entries are counted, in milliseconds: many whole hours, and minutes at the ends of a period. */
export const HOUR = 3_600_000;
export const MINUTE = 60_000;

/** The time of an id in milliseconds: its first 48 bits. */
export const millisecondsOf = (id: string): string =>
  `('x' || substr(replace(${id}::text, '-', ''), 1, 12))::bit(48)::bigint`;

/** The counts of the entries in `from`, in the columns of `api_log_counts`. The order keeps two writers from waiting for each other. */
const counted = (from: string): string => `select account_id, span, ${millisecondsOf("id")} / span * span, code,
      coalesce(operation_id, ''), count(*), min(id::text collate "C"), max(id::text collate "C")
    from ${from} cross join (values (${HOUR}::bigint), (${MINUTE}::bigint)) as spans (span)
   group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;

/**
 * How many entries of each code and operation there were in each hour and each minute, so that groups are added up from few rows
 * however many entries they have. A trigger keeps them, within the statement that writes entries: they are never out of step.
 */
export const groupCounts: Migration = {
  name: "005-group-counts",
  statements: [
    // An empty text stands for no operation: two nulls are never the same to a primary key.
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
    `create function error_contract.count_api_logs() returns trigger language plpgsql as $$
      begin
        insert into error_contract.api_log_counts as known ${counted("added")}
        on conflict (account_id, span, start, code, operation_id) do update
          set count = known.count + excluded.count,
              oldest_id = least(known.oldest_id, excluded.oldest_id),
              newest_id = greatest(known.newest_id, excluded.newest_id);
        return null;
      end $$`,
    `insert into error_contract.api_log_counts ${counted("error_contract.api_logs")}`,
    `create trigger api_logs_counted after insert on error_contract.api_logs
      referencing new table as added for each statement execute function error_contract.count_api_logs()`,
  ],
};

/** Where each part of a period is read, in milliseconds: from each first number up to the second, which is excluded. */
export interface PeriodParts {
  readonly hours: readonly [from: number, to: number];
  readonly minutes: readonly (readonly [from: number, to: number])[];
  /** What is no whole minute: here entries are counted one by one. */
  readonly entries: readonly (readonly [from: number, to: number])[];
}

/**
 * Divides a period into whole hours, whole minutes before and after them, and what is left at both ends.
 *
 * @param from - its beginning, in milliseconds
 * @param to - its end, excluded
 * @returns the parts; two ranges of each kind, either of which may be empty
 */
export function partsOf(from: number, to: number): PeriodParts {
  const [firstMinute, lastMinute] = wholeIn(MINUTE, from, to);
  const [firstHour, lastHour] = wholeIn(HOUR, firstMinute, lastMinute);
  return {
    hours: [firstHour, lastHour],
    minutes: [
      [firstMinute, firstHour],
      [lastHour, lastMinute],
    ],
    entries: [
      [from, firstMinute],
      [lastMinute, to],
    ],
  };
}

/** The whole spans within a period; where there are none, an empty range at its end. */
function wholeIn(span: number, from: number, to: number): readonly [from: number, to: number] {
  const first = Math.ceil(from / span) * span;
  const last = Math.floor(to / span) * span;
  return first < last ? [first, last] : [to, to];
}

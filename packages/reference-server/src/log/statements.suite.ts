import { describe, expect, test } from "vitest";

/** Statements that concern a server's shard as a whole rather than an account. */
const exceptions: readonly (readonly [reason: string, statement: RegExp])[] = [
  [
    "maintenance makes the partition of a day",
    /^create table if not exists error_contract\.api_logs_\w+ partition of /,
  ],
  ["maintenance waits for other processes that make it", /^select pg_advisory_xact_lock\(\$1\)$/],
  ["retention looks at which days there are", /^select child\.relname .* from pg_inherits join pg_class child /],
  ["retention gives up rather than wait", /^set local lock_timeout = /],
  ["retention drops a day", /^drop table if exists error_contract\.api_logs_\w+$/],
  [
    "retention drops the counts of a day",
    /^delete from error_contract\.api_log_counts where start >= \$1 and start < \$2$/,
  ],
  [
    "each shard has a clock of its own, for the order of its entries",
    /^select .*from error_contract\.api_log_clock( for update)?$/,
  ],
  ["the suite looks at which days there are", /^select (relname|pg_total_relation_size).* from pg_inherits /],
  ["the suite sets that clock back", /^update error_contract\.api_log_clock set place = 0$/],
];

/**
 * Every statement of the log names its account, so the tables can be distributed by account over many servers.
 *
 * @param statements - the statements that the suites before this one ran
 */
export function describeStatements(statements: ReadonlySet<string>): void {
  const served = () => [...statements].filter((text) => !exceptions.some(([, pattern]) => pattern.test(text)));

  describe("Statements", () => {
    test("that read entries or counts do so for one account, in every part", () => {
      const reads = served().filter((text) => text.startsWith("select "));
      expect(reads.length, "the suites run before this one, in the same file").toBeGreaterThan(10);
      const strays = reads.filter((text) => !namesAccountInEachPart(text));
      expect(strays).toEqual([]);
    });

    test("that write entries give each its account, and find existing ones by it", () => {
      const writes = served().filter((text) => !text.startsWith("select "));
      expect(writes.length, "the suites run before this one, in the same file").toBeGreaterThan(1);
      expect(writes.filter((text) => !writesWithinAccounts(text))).toEqual([]);
    });

    test.each([
      ["select id from error_contract.api_logs where id = $1"],
      [
        "select 1 from error_contract.api_logs where account_id = $1 union all select 1 from error_contract.api_log_counts",
      ],
      ["update error_contract.api_logs set count = 2 where id = $1"],
      ["insert into error_contract.api_logs (id) values ($1)"],
    ])("without an account are detected: %s", (text) => {
      expect(namesAccountInEachPart(text) || writesWithinAccounts(text)).toBe(false);
    });
  });
}

/** It is not enough to select a column of that name: each table needs a condition of its own. */
function namesAccountInEachPart(text: string): boolean {
  const tables = text.match(/\bfrom error_contract\.\w+/g)?.length ?? 0;
  const conditions =
    text.match(/\bfrom error_contract\.\w+(?: as \w+)? where (?:\w+\.)?account_id = \$\d+/g)?.length ?? 0;
  return tables > 0 && tables === conditions;
}

/** An insert has to set the account; an update has to find its rows by it. */
function writesWithinAccounts(text: string): boolean {
  const changes = [
    ...text.matchAll(/\b(insert into|update) error_contract\.(api_logs|api_log_counts)\b([\s\S]*?)(?= returning |$)/g),
  ];
  const finds = (rest: string): boolean => /\bwhere [\s\S]*\baccount_id\b[\s\S]*=[\s\S]*\baccount_id\b/.test(rest);
  return (
    changes.length > 0 &&
    changes.every(([, verb, , rest = ""]) => (verb === "update" ? finds(rest) : /^ \((id, )?account_id,/.test(rest)))
  );
}

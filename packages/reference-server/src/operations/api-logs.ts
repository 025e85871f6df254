import { badRequest, ContractError } from "@error-contract/fastify";
import type { ErrorDetail } from "../api/schemas.ts";
import type { ErrorLog, Filters } from "../log/error-log.ts";
import { acceptsLines, LINES } from "./accepts-lines.ts";
import type { HandlersOf, Operations } from "./operations.ts";

const GROUP_PERIOD = 24 * 60 * 60 * 1000;

/**
 * The operations on the record of client errors.
 *
 * @param log - the record
 * @returns the handlers, by `operationId`
 */
export function apiLogOperations(log: ErrorLog): HandlersOf<"listApiLogs" | "getApiLog" | "listApiLogGroups"> {
  return {
    listApiLogs: async ({ caller, query, request }) => {
      const filters = filtersOf(query);
      if (acceptsLines(request.headers.accept)) {
        refusePaging(request.raw.url ?? "");
        return { status: 200, mediaType: LINES, lines: log.stream(caller.accountId, filters) };
      }
      const { limit, cursor } = query;
      const page = await log.list(caller.accountId, { ...filters, limit, cursor });
      return { status: 200, body: { ...page, items: [...page.items] } };
    },

    getApiLog: async ({ caller, path }) => {
      const entry = await log.get(caller.accountId, path.api_log_id.toLowerCase());
      if (entry === undefined) throw new ContractError(404, "There is no API log with this id.");
      return { status: 200, body: entry };
    },

    listApiLogGroups: async ({ caller, query }) => {
      const { limit, cursor } = query;
      const receivedBefore = timeOf("received_before", query.received_before) ?? new Date();
      const receivedAfter =
        timeOf("received_after", query.received_after) ?? new Date(receivedBefore.getTime() - GROUP_PERIOD);
      if (receivedAfter >= receivedBefore) {
        // What was not sent is the default, and cannot be pointed at.
        throw badRequest([
          query.received_before === undefined
            ? fault("/received_after", "out_of_range", "Expected a time before the end of the period, which is now.")
            : fault("/received_before", "out_of_range", "Expected a time after received_after."),
        ]);
      }
      const period = { receivedAfter, receivedBefore };
      const page = await log.groups(caller.accountId, { ...period, limit, cursor });
      return { status: 200, body: { ...page, items: [...page.items] } };
    },
  };
}

type ListQuery = NonNullable<Operations["listApiLogs"]["parameters"]["query"]>;

function filtersOf(query: ListQuery): Filters {
  return withoutUndefined({
    status: query.status,
    code: query.code,
    method: query.method,
    path: query.path,
    apiKeyId: query.api_key_id?.toLowerCase(),
    operationId: query.operation_id,
    requestId: query.request_id,
    receivedAfter: timeOf("received_after", query.received_after),
    receivedBefore: timeOf("received_before", query.received_before),
  });
}

type Present<Values> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> };

function withoutUndefined<Values extends object>(values: Values): Present<Values> {
  // `Object.fromEntries` forgets which key has which value.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<Values>;
}

/** RFC 3339 knows times that neither JavaScript nor a database does: leap seconds. */
function timeOf(name: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) {
    const message = "Expected a time that exists, with an offset in hours and minutes, without a leap second.";
    throw badRequest([fault(`/${name}`, "wrong_format", message)]);
  }
  // Entries have milliseconds: one that is at or after a time within a millisecond is at or after the next one.
  return /\.\d{3}\d*[1-9]/.test(text) ? new Date(time.getTime() + 1) : time;
}

/** `limit` has a default, so only the query itself tells whether it was given. */
function refusePaging(url: string): void {
  const given = new URL(url, "http://localhost").searchParams;
  const faults = ["limit", "cursor"]
    .filter((name) => given.has(name))
    .map((name) => fault(`/${name}`, "unexpected", "A stream has no pages."));
  if (faults.length > 0) throw badRequest(faults);
}

function fault(pointer: string, type: ErrorDetail["type"], message: string): ErrorDetail {
  return { location: "query", pointer, message, type };
}

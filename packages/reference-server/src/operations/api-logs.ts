import { badRequest, ContractError } from "@error-contract/fastify";
import type { ErrorDetail } from "../api/schemas.ts";
import type { ErrorLog, Filters } from "../log/error-log.ts";
import { acceptsLines, LINES } from "./accepts-lines.ts";
import type { HandlersOf, Operations } from "./operations.ts";

const GROUP_PERIOD = 24 * 60 * 60 * 1000;

/**
 * Creates the operations on the error log.
 *
 * @param log - the error log
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
        // A pointer can only refer to a parameter that was sent, not to the default.
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
  // The type of `Object.fromEntries` loses which key has which value.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<Values>;
}

/** Parses a time. RFC 3339 allows leap seconds, which `Date` rejects. */
function timeOf(name: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) {
    const message = "Expected a time that exists, with an offset in hours and minutes, without a leap second.";
    throw badRequest([fault(`/${name}`, "wrong_format", message)]);
  }
  // Entries have millisecond precision, so a more precise time is rounded up: no entry lies in between.
  return /\.\d{3}\d*[1-9]/.test(text) ? new Date(time.getTime() + 1) : time;
}

/** Refuses `limit` and `cursor`. `limit` has a default, so only the raw query tells whether it was sent. */
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

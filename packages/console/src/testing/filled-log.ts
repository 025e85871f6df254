import type { Database } from "../../../reference-server/src/database/database.ts";
import { createPartitions, day } from "../../../reference-server/src/log/partitions.ts";
import { placeOf } from "../../../reference-server/src/log/position.ts";

/** Whose log is filled, and with what. */
export interface Filling {
  readonly accountId: string;
  readonly apiKeyId: string;
  readonly baseUrl: string;
  readonly entries: number;
  /** The time that the entries cover, in milliseconds up to now. */
  readonly length: number;
}

/**
 * Fills an error log like a service would: most errors are expired tokens, some are rare, one surges late in the
 * period, and a recent one is undocumented. The database generates the entries, which is faster than writing them
 * through the log. Everything derives from an entry's number, so all runs get the same entries.
 *
 * @param database - where the log is kept
 * @param filling - whose log to fill, and with how many entries
 */
export async function fillLog(
  database: Database,
  { accountId, apiKeyId, baseUrl, entries, length }: Filling,
): Promise<void> {
  const now = Date.now();
  const days = Array.from({ length: Math.ceil(length / day) + 1 }, (_, index) => new Date(now - index * day));
  await createPartitions(database).ensure([...days, new Date(now)]);
  const step = 20_000;
  for (let from = 0; from < entries; from += step) {
    const until = Math.min(from + step, entries) - 1;
    await database.query(insert, [from, until, now - length, length, entries, accountId, apiKeyId, baseUrl]);
  }
  // The log's own clock must not be behind the entries.
  await database.query("update error_contract.api_log_clock set place = greatest(place, $1::bigint)", [
    placeOf(new Date(now)),
  ]);
}

/** `share` is the position in the period from 0 to 1; `die` is a pseudorandom number from 0 to 999. */
const insert = `insert into error_contract.api_logs
    (account_id, id, request_id, method, url, path, operation_id, api_key_id, user_agent, status, code, sent_at, cause,
     response_body, request_headers, request_body, request_body_truncated)
  select $6, (lpad(to_hex(time), 12, '0') || '7' || substr(random, 14, 3) || '8' || substr(random, 18))::uuid,
         (substr(random, 1, 8) || '-' || substr(random, 9, 4) || '-4' || substr(random, 14, 3) || '-8' || substr(random, 18, 3) || '-' || substr(random, 21)),
         method, $8::text || path || query, path, operation, $7::text::uuid, agent, status, code, to_timestamp(time / 1000.0),
         case code when 'unauthorized' then '{"code":"token_expired","message":"The token expired 251 seconds before the request."}'
                   when 'forbidden' then '{"code":"scope_missing","message":"The token lacks the scope api-keys.write."}' end::json,
         json_build_object('type', 'error', 'code', code, 'status', status, 'message', message,
           'details', case code when 'bad_request' then json_build_array(json_build_object('location', 'body', 'pointer', '/display_name',
             'message', 'This property is missing.', 'type', 'missing')) else '[]'::json end,
           'request_id', substr(random, 1, 8) || '-' || substr(random, 9, 4) || '-4' || substr(random, 14, 3) || '-8' || substr(random, 18, 3) || '-' || substr(random, 21),
           'documentation_url', $8::text || '/errors/' || code),
         '{"accept":"application/json","content-type":"application/json","host":"127.0.0.1:4010","user-agent":"deploy-pipeline/4.2"}'::json,
         case when method in ('POST', 'PATCH') then '{"scopes":["api-logs.read"],"external_identifier":"billing","secret":"REDACTED"}' end::json, false
    from (
      select *, ($3::float8 + share * $4::float8)::bigint as time,
        case kind when 0 then 401 when 1 then 400 when 2 then 409 when 3 then 404 when 4 then 403 when 5 then 405 when 6 then 418 else 400 end as status,
        case kind when 0 then 'unauthorized' when 1 then 'bad_request' when 2 then 'duplicate_record' when 3 then 'not_found'
                  when 4 then 'forbidden' when 5 then 'method_not_allowed' when 6 then 'short_and_stout' else 'bad_request' end as code,
        case kind when 0 then 'listApiKeys' when 1 then 'createApiKey' when 2 then 'createApiKey' when 3 then 'getApiKey'
                  when 4 then 'updateApiKey' when 5 then null when 6 then 'createApiKey' else 'listApiLogs' end as operation,
        case kind when 1 then 'POST' when 2 then 'POST' when 4 then 'PATCH' when 5 then 'DELETE' when 6 then 'POST' else 'GET' end as method,
        case kind when 3 then '/api-keys/' || substr(random, 1, 8) || '-0f6e-4b1b-8a37-5c1e7f9b2d60'
                  when 4 then '/api-keys/3d2a9c54-0f6e-4b1b-8a37-5c1e7f9b2d60' when 7 then '/api-logs' else '/api-keys' end as path,
        case kind when 0 then '?limit=20' when 7 then '?limit=0' else '' end as query,
        case kind when 0 then 'The bearer token is not valid.' when 1 then 'The body has a fault.'
                  when 2 then 'An API key with this external_identifier exists already.' when 3 then 'There is no API key with this id.'
                  when 4 then 'The token lacks the scope api-keys.write.' when 5 then 'This path supports GET and POST.'
                  when 6 then 'I am a teapot.' else 'The query has a fault.' end as message,
        case when die % 3 = 0 then 'billing-sync/1.9 (node 22)' else 'deploy-pipeline/4.2' end as agent
      from (
        select *, case when die < 3 and share > 0.9 then 6 when share > 0.955 and die < 320 then 1
                       when die < 560 then 0 when die < 700 then 7 when die < 800 then 3 when die < 870 then 2
                       when die < 940 then 4 when die < 990 then 1 else 5 end as kind
        from (
          select number, md5(number::text) as random,
                 ('x' || substr(md5(number::text), 1, 6))::bit(24)::int % 1000 as die,
                 (number + 0.5) / $5::float8 + 0.006 * sin(number * 37.0 / $5::float8) as share
            from generate_series($1::int, $2::int) as number
        ) as numbers
      ) as kinds
    ) as entries`;

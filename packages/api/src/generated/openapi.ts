// Generated from spec/openapi.yaml by `pnpm build`. Do not edit: change the document, and run the command again.

export interface paths {
    "/api-logs": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own id for the request, to find it again in your logs and in List 4XX errors. Used when it has 1 to 128 letters, digits, dots, underscores and hyphens; any other value is replaced by a new UUID, never rejected.
                 * @example deploy-4711.step-3
                 */
                "X-Request-ID"?: components["parameters"]["X-Request-ID"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List 4XX errors
         * @description The client errors of your account, newest first. Each entry has the request, the response as sent, and the
         *     `cause` that the response did not reveal.
         *
         *     **Why was my token rejected?** Filter by the `request_id` of the `401` and read `cause`. You need a token that is
         *     accepted: a freshly signed one, or one of another API key of the account. The guide has [every
         *     step](#/section/error-handling/from-a-401-to-its-cause).
         *
         *     Filters may be combined; an entry must match all of them. The order is by `recorded_at`, then by `id`, both
         *     descending. An entry is listed as soon as its response has been sent. Entries that are added while you page come
         *     before the first page and do not move the others, however long their requests took to arrive.
         *
         *     **Export.** With `Accept: application/x-ndjson` the response is a stream of all matching entries that existed when
         *     the request began, in the same order, one JSON object per line, each line ended by a newline. There are no pages
         *     then: `limit` and `cursor` give `400`. If the connection breaks before the end of the stream, entries are missing:
         *     ask again.
         *
         *     Safe: it changes nothing and may be repeated.
         */
        get: operations["listApiLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-logs/{api_log_id}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own id for the request, to find it again in your logs and in List 4XX errors. Used when it has 1 to 128 letters, digits, dots, underscores and hyphens; any other value is replaced by a new UUID, never rejected.
                 * @example deploy-4711.step-3
                 */
                "X-Request-ID"?: components["parameters"]["X-Request-ID"];
            };
            path: {
                /**
                 * @description The `id` of the entry.
                 * @example f2a7d5c3-4e19-4b60-8d72-0c9e6b1f3a58
                 */
                api_log_id: components["parameters"]["ApiLogId"];
            };
            cookie?: never;
        };
        /**
         * Get a 4XX error
         * @description One client error, with what the list leaves out: the headers and the body of the request, without secrets.
         *
         *     `404` when your account has no entry with this id: it never had one, or the entry is too old and was deleted.
         *
         *     Safe: it changes nothing and may be repeated.
         */
        get: operations["getApiLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-log-groups": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own id for the request, to find it again in your logs and in List 4XX errors. Used when it has 1 to 128 letters, digits, dots, underscores and hyphens; any other value is replaced by a new UUID, never rejected.
                 * @example deploy-4711.step-3
                 */
                "X-Request-ID"?: components["parameters"]["X-Request-ID"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List groups of 4XX errors
         * @description What is failing now: the client errors of a period, grouped by `code` and `operation_id`, each group with its size,
         *     the time of its first and its last error, and the id of the last.
         *
         *     The period is the last 24 hours unless you choose: without `received_after` it begins 24 hours before its end,
         *     without `received_before` it ends now. The end must lie after the beginning (`400`).
         *
         *     The order is by `last_seen_at`, descending, then by `code` and `operation_id`. A group that gets an error while you
         *     page moves to the front; set `received_before` to page through a period that is over.
         *
         *     Safe: it changes nothing and may be repeated.
         */
        get: operations["listApiLogGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own id for the request, to find it again in your logs and in List 4XX errors. Used when it has 1 to 128 letters, digits, dots, underscores and hyphens; any other value is replaced by a new UUID, never rejected.
                 * @example deploy-4711.step-3
                 */
                "X-Request-ID"?: components["parameters"]["X-Request-ID"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description The API keys of your account, ordered by `created_at`, then by `id`, both descending. A token of a restricted key
         *     does not see the unrestricted key.
         *
         *     Safe: it changes nothing and may be repeated.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description Creates a key pair and returns the API key with its private key. The server does not keep the private key and never
         *     returns it again. The new key is restricted and not locked.
         *
         *     `409` when a key of your account has the same `external_identifier`. Of several concurrent requests with the same
         *     `external_identifier`, exactly one gets `201`. `403`, besides a missing scope, when a restricted key tries to grant a
         *     scope that it lacks.
         *
         *     Not idempotent: a retry creates another key. With an `external_identifier`, a retry returns `409` instead, so
         *     set one. After a server error look for the key with [List API keys](#/api-keys/listapikeys); if it exists but you did
         *     not get its private key, delete it and create it again.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys/{api_key_id}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own id for the request, to find it again in your logs and in List 4XX errors. Used when it has 1 to 128 letters, digits, dots, underscores and hyphens; any other value is replaced by a new UUID, never rejected.
                 * @example deploy-4711.step-3
                 */
                "X-Request-ID"?: components["parameters"]["X-Request-ID"];
            };
            path: {
                /**
                 * @description The `id` of the API key.
                 * @example 57f0b3c6-1d8a-4c95-a2e7-90d4f6b8e213
                 */
                api_key_id: components["parameters"]["ApiKeyId"];
            };
            cookie?: never;
        };
        /**
         * Get an API key
         * @description One API key of your account, without the private key, which the server does not have.
         *
         *     `404` when your account has no key with this id, and when a token of a restricted key asks for the unrestricted key.
         *
         *     Safe: it changes nothing and may be repeated.
         */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /**
         * Delete an API key
         * @description Deletes the key permanently and returns its last state. Its tokens are rejected from the next request on. Its client
         *     errors stay on record, and its `external_identifier` is free again.
         *
         *     `403`, besides a missing scope: the key is locked, or it is the unrestricted key. `404` when your account has no key
         *     with this id, and when a token of a restricted key names the unrestricted key.
         *
         *     Idempotent in its effect, but a retry returns `404`: the key no longer exists.
         */
        delete: operations["deleteApiKey"];
        options?: never;
        head?: never;
        /**
         * Update an API key
         * @description Changes the properties in the body and leaves the others unchanged. The update is atomic.
         *
         *     `403`, besides a missing scope:
         *
         *     - the key is locked, unless a token of the unrestricted key unlocks it: the body then has `locked: false`, and may
         *       have other changes;
         *     - the key is unrestricted, and the body has `scopes` or `locked: true`;
         *     - a restricted key tries to grant a scope that it lacks.
         *
         *     `404` when your account has no key with this id, and when a token of a restricted key names the unrestricted key.
         *     `409` when another key of your account has the same `external_identifier`.
         *
         *     Locking takes effect with the next request: all tokens of the key are rejected, including those signed earlier. A key may
         *     lock itself.
         *
         *     Idempotent: a retry changes only `updated_at`.
         */
        patch: operations["updateApiKey"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Error code
         * @description What went wrong, for a program. A code never changes its meaning or its status. New codes may be added; handle a code that you do not know by its status.
         */
        ErrorCode: string;
        /**
         * Request method
         * @description An HTTP method, in uppercase.
         * @example GET
         */
        RequestMethod: string;
        /**
         * Request id
         * @description Names one request: 1 to 128 letters, digits, dots, underscores and hyphens. A UUID unless the caller chose another in `X-Request-ID`.
         * @example 5f0c2e8b-7a41-4d39-8e60-1b9d3f7a5c24
         */
        RequestId: string;
        /**
         * Error detail
         * @description One fault in the request, and where it is.
         */
        ErrorDetail: {
            /**
             * @description The part of the request that has the fault.
             * @example body
             * @enum {string}
             */
            location: "query" | "body" | "path" | "header" | "unknown";
            /**
             * @description JSON Pointer (RFC 6901) to the fault within `location`: in a body the way to the value, elsewhere `/` and the name of the parameter or header. Empty for the whole.
             * @example /display_name
             */
            pointer: string;
            /**
             * @description What is wrong and what is expected, in English, for people. It never repeats the value that was sent.
             * @example Required, but missing.
             */
            message: string;
            /**
             * @description The kind of fault. Stable, so programs can depend on it; new kinds may be added.
             * @example missing
             * @enum {string}
             */
            type: "missing" | "unexpected" | "wrong_type" | "wrong_format" | "wrong_value" | "wrong_length" | "out_of_range" | "repeated" | "already_exists" | "malformed" | "unsupported" | "too_large";
        };
        /**
         * Error
         * @description The body of every error response. Programs decide by `code`, people read `message`.
         */
        Error: {
            /**
             * @description Always `error`. Tells an error body from any other.
             * @constant
             */
            type: "error";
            code: components["schemas"]["ErrorCode"];
            /** @description The HTTP status of the response, repeated here so that a stored body is still complete. */
            status: number;
            /** @description What went wrong, in English, for people. The wording may change, so programs should not depend on it. */
            message: string;
            /** @description The faults in the request, one entry each, at most 100. Filled for faults that the caller can find in the request (`400` and `409`); always empty for a server error. */
            details: components["schemas"]["ErrorDetail"][];
            request_id: components["schemas"]["RequestId"];
            /**
             * Format: uri
             * @description The section of the error catalogue that explains this code.
             */
            documentation_url: string;
        };
        /**
         * Bad request
         * @description The request lacks expected data or has wrong values; `details` names each fault.
         */
        BadRequest: components["schemas"]["Error"] & {
            /**
             * @description The code of this error.
             * @constant
             */
            code: "bad_request";
            /**
             * @description The HTTP status of this error.
             * @constant
             */
            status: 400;
            /** @description The faults in the request, at least one. */
            details?: unknown;
        };
        /**
         * Unauthorized
         * @description The bearer token is missing or not valid. The response does not say why.
         */
        Unauthorized: components["schemas"]["Error"] & {
            /**
             * @description The code of this error.
             * @constant
             */
            code: "unauthorized";
            /**
             * @description The HTTP status of this error.
             * @constant
             */
            status: 401;
            /** @description Always empty. */
            details?: unknown;
        };
        /**
         * Forbidden
         * @description The token is valid, but does not allow this access or change.
         */
        Forbidden: components["schemas"]["Error"] & {
            /**
             * @description The code of this error.
             * @constant
             */
            code: "forbidden";
            /**
             * @description The HTTP status of this error.
             * @constant
             */
            status: 403;
            /** @description Always empty. */
            details?: unknown;
        };
        /**
         * Not found
         * @description There is no such resource, or this client may not know that it exists.
         */
        NotFound: components["schemas"]["Error"] & {
            /**
             * @description The code of this error.
             * @constant
             */
            code: "not_found";
            /**
             * @description The HTTP status of this error.
             * @constant
             */
            status: 404;
            /** @description Always empty. */
            details?: unknown;
        };
        /**
         * Method not allowed
         * @description The path does not support this method; `Allow` lists the supported ones.
         */
        MethodNotAllowed: components["schemas"]["Error"] & {
            /**
             * @description The code of this error.
             * @constant
             */
            code: "method_not_allowed";
            /**
             * @description The HTTP status of this error.
             * @constant
             */
            status: 405;
            /** @description Always empty. */
            details?: unknown;
        };
        /**
         * Duplicate record
         * @description A record with the same value in a unique field exists; `details` names the field.
         */
        DuplicateRecord: components["schemas"]["Error"] & {
            /**
             * @description The code of this error.
             * @constant
             */
            code: "duplicate_record";
            /**
             * @description The HTTP status of this error.
             * @constant
             */
            status: 409;
            /** @description The faults in the request, at least one. */
            details?: unknown;
        };
        /**
         * Too many requests
         * @description The rate limit of the API key or the address is exceeded; `Retry-After` says when to retry.
         */
        TooManyRequests: components["schemas"]["Error"] & {
            /**
             * @description The code of this error.
             * @constant
             */
            code: "too_many_requests";
            /**
             * @description The HTTP status of this error.
             * @constant
             */
            status: 429;
            /** @description Always empty. */
            details?: unknown;
        };
        /**
         * Client error
         * @description Any error that the caller can fix, 400 to 499. `code` and `status` say which one it is.
         */
        ClientError: components["schemas"]["BadRequest"] | components["schemas"]["Unauthorized"] | components["schemas"]["Forbidden"] | components["schemas"]["NotFound"] | components["schemas"]["MethodNotAllowed"] | components["schemas"]["DuplicateRecord"] | components["schemas"]["TooManyRequests"];
        /**
         * Cause
         * @description Why the request was rejected, where the response to it does not say so; otherwise `null`. Only the account that the request belongs to sees it.
         */
        ApiLogCause: {
            /**
             * @description The cause, for a program. New causes may be added. A request without a token, or with a `kid` that no account ever had, belongs to no account: it is in the server's own log, with the same codes, and never in a list.
             * @example token_expired
             * @enum {string}
             */
            code: "token_missing" | "token_malformed" | "algorithm_not_allowed" | "unknown_key" | "key_locked" | "signature_invalid" | "token_expired" | "token_not_yet_valid" | "lifetime_too_long" | "issuer_mismatch" | "audience_mismatch" | "scope_missing" | "key_restricted" | "resource_locked" | "resource_protected" | "resource_hidden";
            /**
             * @description A human-readable cause, with the details of this case. The wording may change.
             * @example The token expired at 2026-03-02T03:00:00.000Z, 251 seconds before the request.
             */
            message: string;
        };
        /**
         * API log
         * @description One client error: the request, the response as sent, and the cause that the response did not reveal.
         */
        ApiLog: {
            /**
             * @description Always `api-log`.
             * @constant
             */
            type: "api-log";
            /**
             * Format: uuid
             * @description The id of the entry.
             * @example 1c6b4f0e-83d7-4a95-b2e1-9d5f7c3a0864
             */
            id: string;
            request_id: components["schemas"]["RequestId"];
            request_method: components["schemas"]["RequestMethod"];
            /**
             * @description The URL of the request as it was sent, so not always a valid one; secrets in it are replaced by `REDACTED`. Cut at 2,048 characters.
             * @example http://127.0.0.1:4010/api-keys?limit=20
             */
            request_url: string;
            /**
             * Format: date-time
             * @description When the request arrived, the first one if there are several. RFC 3339, UTC, milliseconds.
             * @example 2026-03-02T03:04:11.482Z
             */
            request_received_at: string;
            /**
             * Format: date-time
             * @description When the last of the requests arrived that the entry stands for. RFC 3339, UTC, milliseconds.
             * @example 2026-03-02T03:04:11.482Z
             */
            last_received_at: string;
            /**
             * Format: int64
             * @description How many requests the entry stands for. Usually 1. When many requests in a row are rejected in the same way, without a token that was accepted or because a limit was spent, the first ones have entries of their own and the rest are counted on the last of these. The request, the response and its `request_id` are then those of the first.
             * @example 1
             */
            count: number;
            /**
             * Format: date-time
             * @description When the entry was recorded: before the response was sent, or later if the database was away. The list is in this order, and so are pages and filters by time. RFC 3339, UTC, milliseconds.
             * @example 2026-03-02T03:04:11.485Z
             */
            recorded_at: string;
            /**
             * @description The `operationId` of the requested operation; `null` if path and method match none.
             * @example listApiKeys
             */
            operation_id: string | null;
            /**
             * @description The HTTP status of the response.
             * @example 401
             */
            response_status_code: number;
            response_body: components["schemas"]["ClientError"];
            /**
             * Format: date-time
             * @description When the response was ready to be sent. RFC 3339, UTC, milliseconds.
             * @example 2026-03-02T03:04:11.485Z
             */
            response_sent_at: string;
            /**
             * Format: uuid
             * @description The API key that the request named; `null` when unknown. When the token was rejected, it need not have been the key's owner who sent the request.
             * @example 9b7e1f02-6c4d-4e8a-b5f3-2a8d0c6e4b19
             */
            api_key_id: string | null;
            /**
             * @description The `User-Agent` header of the request, cut at 512 characters; `null` when it was absent or empty.
             * @example deploy-pipeline/4.2
             */
            user_agent: string | null;
            /** @description What the response did not reveal; `null` if it revealed everything. */
            cause: components["schemas"]["ApiLogCause"] | null;
        };
        /**
         * Next cursor
         * @description The `cursor` of the page that follows, with older items; `null` on the last page.
         * @example eyJiIjoiMjAyNi0wMy0wMlQwMjo1ODo0MC4wNjNaIn0
         */
        NextCursor: string | null;
        /**
         * Previous cursor
         * @description The `cursor` of the page before, with newer items; `null` on the first page.
         * @example eyJhIjoiMjAyNi0wMy0wMlQwMzowNDoxMS40ODJaIn0
         */
        PreviousCursor: string | null;
        /**
         * Page of API logs
         * @description One page of the list of client errors.
         */
        ApiLogPage: {
            /** @description The entries, newest first. May be empty. */
            items: components["schemas"]["ApiLog"][];
            next_cursor: components["schemas"]["NextCursor"];
            previous_cursor: components["schemas"]["PreviousCursor"];
        };
        /**
         * Server error
         * @description The server failed. Contact support with the request id.
         */
        InternalServerError: components["schemas"]["Error"] & {
            /**
             * @description The code of this error.
             * @constant
             */
            code: "server_error";
            /**
             * @description The HTTP status of this error.
             * @constant
             */
            status: 500;
            /** @description Always empty. */
            details?: unknown;
        };
        /**
         * Bad gateway
         * @description A service behind the API failed. A later attempt may succeed.
         */
        BadGateway: components["schemas"]["Error"] & {
            /**
             * @description The code of this error.
             * @constant
             */
            code: "bad_gateway";
            /**
             * @description The HTTP status of this error.
             * @constant
             */
            status: 502;
            /** @description Always empty. */
            details?: unknown;
        };
        /**
         * Gateway timeout
         * @description A service behind the API did not respond in time. A later attempt may succeed.
         */
        GatewayTimeout: components["schemas"]["Error"] & {
            /**
             * @description The code of this error.
             * @constant
             */
            code: "gateway_timeout";
            /**
             * @description The HTTP status of this error.
             * @constant
             */
            status: 504;
            /** @description Always empty. */
            details?: unknown;
        };
        /**
         * Server error
         * @description Any error that the caller cannot fix, 500 to 599. It says nothing about the server's internals, and its `details` are empty; support finds the cause by the `request_id`.
         */
        ServerError: components["schemas"]["InternalServerError"] | components["schemas"]["BadGateway"] | components["schemas"]["GatewayTimeout"];
        /**
         * Request headers
         * @description The headers of the request that are recorded; the others, `Authorization` and `Cookie` in particular, never are. Names are in lowercase; a header that was not sent is absent. Values are cut at 512 characters.
         */
        ApiLogRequestHeaders: {
            /**
             * @description The media types that the caller accepts.
             * @example application/json
             */
            accept?: string;
            /**
             * @description The content encodings that the caller accepts.
             * @example gzip
             */
            "accept-encoding"?: string;
            /**
             * @description The languages that the caller prefers.
             * @example en
             */
            "accept-language"?: string;
            /**
             * @description The encoding of the body.
             * @example identity
             */
            "content-encoding"?: string;
            /**
             * @description The length of the body in bytes.
             * @example 85
             */
            "content-length"?: string;
            /**
             * @description The media type of the body.
             * @example application/json
             */
            "content-type"?: string;
            /**
             * @description The host and port that the caller used.
             * @example 127.0.0.1:4010
             */
            host?: string;
            /**
             * @description The program that sent the request.
             * @example deploy-pipeline/4.2
             */
            "user-agent"?: string;
            /**
             * @description The request id that the caller chose, usable or not.
             * @example deploy-4711.step-3
             */
            "x-request-id"?: string;
        };
        /**
         * API log in full
         * @description One client error, with the properties that the list omits.
         */
        ApiLogDetail: components["schemas"]["ApiLog"] & {
            request_headers: components["schemas"]["ApiLogRequestHeaders"];
            /**
             * @description The request body with secrets replaced by `REDACTED`: the JSON value when it was JSON and is complete, otherwise the text of what could be understood of it as JSON, a form or XML; `null` when there was none. JSON with a number that loses digits when it is read is a text, too.
             * @example {
             *       "display_name": "Billing",
             *       "external_identifier": "billing",
             *       "scopes": [
             *         "api-logs.read"
             *       ]
             *     }
             */
            request_body: unknown;
            /**
             * @description Whether the body was longer than 10 kB (10,000 bytes) and was cut there, after redaction. `request_body` is then the text of its beginning, not JSON.
             * @example false
             */
            request_body_truncated: boolean;
        };
        /**
         * API log group
         * @description The client errors of a period with the same code and operation.
         */
        ApiLogGroup: {
            /**
             * @description Always `api-log-group`.
             * @constant
             */
            type: "api-log-group";
            code: components["schemas"]["ErrorCode"];
            /**
             * @description The `operationId` of the operation; `null` for requests whose path and method match none.
             * @example listApiKeys
             */
            operation_id: string | null;
            /**
             * Format: int64
             * @description How many errors of the period are in the group. Exact, not an estimate.
             * @example 37
             */
            count: number;
            /**
             * Format: date-time
             * @description When the oldest of them was recorded. RFC 3339, UTC, milliseconds.
             * @example 2026-03-02T03:00:04.920Z
             */
            first_seen_at: string;
            /**
             * Format: date-time
             * @description When the newest of them was recorded. RFC 3339, UTC, milliseconds.
             * @example 2026-03-02T03:04:11.482Z
             */
            last_seen_at: string;
            /**
             * Format: uuid
             * @description The id of the newest of them, for Get a 4XX error.
             * @example 1c6b4f0e-83d7-4a95-b2e1-9d5f7c3a0864
             */
            newest_api_log_id: string;
        };
        /**
         * Page of API log groups
         * @description One page of the list of groups.
         */
        ApiLogGroupPage: {
            /** @description The groups, most recently seen first. May be empty. */
            items: components["schemas"]["ApiLogGroup"][];
            next_cursor: components["schemas"]["NextCursor"];
            previous_cursor: components["schemas"]["PreviousCursor"];
        };
        /**
         * API key display name
         * @description A name for people, 1 to 100 characters other than U+0000. It need not be unique.
         * @example Billing
         */
        ApiKeyDisplayName: string;
        /**
         * API key external identifier
         * @description Your own id for the key, 1 to 100 characters other than U+0000, compared exactly. Unique in the account; `null` when there is none, and any number of keys may have none.
         * @example billing
         */
        ApiKeyExternalIdentifier: string | null;
        /**
         * Scope
         * @description One permission. An operation requires exactly one.
         * @example api-logs.read
         * @enum {string}
         */
        Scope: "api-logs.read" | "api-keys.read" | "api-keys.write";
        /**
         * API key
         * @description The public side of a key pair. Its owner signs tokens with the private key; the API checks them with the public one.
         */
        ApiKey: {
            /**
             * @description Always `api-key`.
             * @constant
             */
            type: "api-key";
            /**
             * Format: uuid
             * @description The id of the key. It is the `kid` and the `iss` of the tokens that the key signs.
             * @example 57f0b3c6-1d8a-4c95-a2e7-90d4f6b8e213
             */
            id: string;
            display_name: components["schemas"]["ApiKeyDisplayName"];
            external_identifier: components["schemas"]["ApiKeyExternalIdentifier"];
            /** @description What the key may be used for, in alphabetical order. For an unrestricted key it lists every scope. */
            scopes: components["schemas"]["Scope"][];
            /**
             * @description Whether the key is limited to its scopes. Keys created through the API always are. The unrestricted key of an account is created together with the account.
             * @example true
             */
            restricted: boolean;
            /**
             * @description Whether the key is locked. Tokens of a locked key are rejected (`401`), and the key cannot be changed or deleted (`403`) until an unrestricted key unlocks it.
             * @example false
             */
            locked: boolean;
            /**
             * Format: date-time
             * @description When the key was created. RFC 3339, UTC, milliseconds.
             * @example 2026-03-02T02:30:00.117Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When the key was last changed; at first equal to `created_at`. RFC 3339, UTC, milliseconds.
             * @example 2026-03-02T02:30:00.117Z
             */
            updated_at: string;
        };
        /**
         * Page of API keys
         * @description One page of the list of API keys.
         */
        ApiKeyPage: {
            /** @description The keys, newest first. May be empty. */
            items: components["schemas"]["ApiKey"][];
            next_cursor: components["schemas"]["NextCursor"];
            previous_cursor: components["schemas"]["PreviousCursor"];
        };
        /**
         * API key scopes
         * @description What the key may be used for, at least one scope. The order does not matter.
         */
        ApiKeyScopes: components["schemas"]["Scope"][];
        /**
         * New API key
         * @description The properties that you choose for a new key. The server generates the key pair.
         */
        ApiKeyCreate: {
            display_name: components["schemas"]["ApiKeyDisplayName"];
            external_identifier?: components["schemas"]["ApiKeyExternalIdentifier"];
            scopes: components["schemas"]["ApiKeyScopes"];
        };
        /**
         * API key with private key
         * @description A key that has just been created, with its private key.
         */
        ApiKeyWithPrivateKey: components["schemas"]["ApiKey"] & {
            /**
             * @description The private key, ECDSA on P-256, as PKCS#8 in PEM. It is returned this once and never stored: keep it now, or delete the key and create another.
             * @example -----BEGIN PRIVATE KEY-----
             *     (base64 of the key, on two or three lines)
             *     -----END PRIVATE KEY-----
             */
            private_key: string;
        };
        /**
         * API key changes
         * @description The properties to change, at least one. A property that is left out keeps its value.
         */
        ApiKeyUpdate: {
            display_name?: components["schemas"]["ApiKeyDisplayName"];
            external_identifier?: components["schemas"]["ApiKeyExternalIdentifier"];
            scopes?: components["schemas"]["ApiKeyScopes"];
            /**
             * @description `true` locks the key. `false` unlocks it, which takes an unrestricted key.
             * @example true
             */
            locked?: boolean;
        };
    };
    responses: {
        /** @description The request lacks expected data or has wrong values; `details` names each fault. */
        BadRequest: {
            headers: {
                "X-Request-ID": components["headers"]["X-Request-ID"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequest"];
            };
        };
        /** @description The bearer token is missing or not valid. The response does not say why; List 4XX errors does. */
        Unauthorized: {
            headers: {
                "X-Request-ID": components["headers"]["X-Request-ID"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Unauthorized"];
            };
        };
        /** @description The token is valid, but does not allow this access or change. */
        Forbidden: {
            headers: {
                "X-Request-ID": components["headers"]["X-Request-ID"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Forbidden"];
            };
        };
        /** @description The rate limit of the API key or the address is exceeded; `Retry-After` says when to retry. */
        TooManyRequests: {
            headers: {
                "X-Request-ID": components["headers"]["X-Request-ID"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TooManyRequests"];
            };
        };
        /** @description Any client error that has no response of its own in this operation, such as `405`. The caller can fix it; `code` and `status` say which one it is. */
        ClientError: {
            headers: {
                "X-Request-ID": components["headers"]["X-Request-ID"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ClientError"];
            };
        };
        /** @description Any server error. The caller cannot fix it: contact support with the `request_id`. `code` says which one it is, and the error catalogue whether a retry can help. */
        ServerError: {
            headers: {
                "X-Request-ID": components["headers"]["X-Request-ID"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ServerError"];
            };
        };
        /** @description There is no such resource, or this client may not know that it exists. */
        NotFound: {
            headers: {
                "X-Request-ID": components["headers"]["X-Request-ID"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotFound"];
            };
        };
        /** @description A record with the same value in a unique field exists; `details` names the field. */
        DuplicateRecord: {
            headers: {
                "X-Request-ID": components["headers"]["X-Request-ID"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DuplicateRecord"];
            };
        };
        /** @description The path does not support this method; `Allow` lists the supported ones. */
        MethodNotAllowed: {
            headers: {
                "X-Request-ID": components["headers"]["X-Request-ID"];
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MethodNotAllowed"];
            };
        };
        /** @description The server failed. Contact support with the request id. */
        InternalServerError: {
            headers: {
                "X-Request-ID": components["headers"]["X-Request-ID"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InternalServerError"];
            };
        };
        /** @description A service behind the API failed. A later attempt may succeed. */
        BadGateway: {
            headers: {
                "X-Request-ID": components["headers"]["X-Request-ID"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadGateway"];
            };
        };
        /** @description A service behind the API did not respond in time. A later attempt may succeed. */
        GatewayTimeout: {
            headers: {
                "X-Request-ID": components["headers"]["X-Request-ID"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayTimeout"];
            };
        };
    };
    parameters: {
        /**
         * @description Your own id for the request, to find it again in your logs and in List 4XX errors. Used when it has 1 to 128 letters, digits, dots, underscores and hyphens; any other value is replaced by a new UUID, never rejected.
         * @example deploy-4711.step-3
         */
        "X-Request-ID": string;
        /**
         * @description The maximum number of items per page.
         * @example 20
         */
        Limit: number;
        /**
         * @description Where the page begins: a `next_cursor` or `previous_cursor` from an earlier page, unchanged. Opaque. It holds the position alone, so repeat the filters with it. Without it the first page is returned.
         * @example eyJiIjoiMjAyNi0wMy0wMlQwMjo1ODo0MC4wNjNaIn0
         */
        Cursor: string;
        /**
         * @description Only errors with this HTTP status.
         * @example 401
         */
        StatusFilter: number;
        /**
         * @description Only errors with this `code`. A code that does not exist matches nothing.
         * @example unauthorized
         */
        CodeFilter: components["schemas"]["ErrorCode"];
        /**
         * @description Only requests with this method, in uppercase.
         * @example GET
         */
        MethodFilter: components["schemas"]["RequestMethod"];
        /**
         * @description Only requests whose path begins with this text. The path is the part of the URL after host and port and before `?`, compared as it was sent.
         * @example /api-keys
         */
        PathFilter: string;
        /**
         * @description Only requests whose token names this API key.
         * @example 9b7e1f02-6c4d-4e8a-b5f3-2a8d0c6e4b19
         */
        ApiKeyIdFilter: string;
        /**
         * @description Only requests for the operation with this `operationId`.
         * @example listApiKeys
         */
        OperationIdFilter: string;
        /**
         * @description Only requests with this id: the `request_id` of an error, or the `X-Request-ID` of its response. A caller that chooses its own ids may use one more than once.
         * @example 5f0c2e8b-7a41-4d39-8e60-1b9d3f7a5c24
         */
        RequestIdFilter: components["schemas"]["RequestId"];
        /**
         * @description Only entries recorded at this time or later (see `recorded_at`). RFC 3339 with any offset from UTC.
         * @example 2026-03-02T03:00:00.000Z
         */
        ReceivedAfter: string;
        /**
         * @description Only entries recorded before this time (see `recorded_at`). RFC 3339 with any offset from UTC.
         * @example 2026-03-02T04:00:00.000Z
         */
        ReceivedBefore: string;
        /**
         * @description The `id` of the entry.
         * @example f2a7d5c3-4e19-4b60-8d72-0c9e6b1f3a58
         */
        ApiLogId: string;
        /**
         * @description Only the key with this `external_identifier`, compared exactly. At most one key has it.
         * @example billing
         */
        ExternalIdentifierFilter: string;
        /**
         * @description The `id` of the API key.
         * @example 57f0b3c6-1d8a-4c95-a2e7-90d4f6b8e213
         */
        ApiKeyId: string;
    };
    requestBodies: never;
    headers: {
        /** @description The id of this request: the caller's own `X-Request-ID` when it sent a usable one, otherwise a new UUID. Every response has it, successes too. Quote it to support; give it to List 4XX errors as `request_id`. */
        "X-Request-ID": components["schemas"]["RequestId"];
        /** @description The way to authenticate: a bearer token. It is the same for every 401, whatever the cause, and carries no `error` parameter, because the response must not tell why a token was rejected. */
        "WWW-Authenticate": string;
        /** @description How many seconds to wait before the next request. */
        "Retry-After": number;
        /** @description The URL of the resource that was created. */
        Location: string;
        /** @description The methods that this path supports, separated by a comma and a space. */
        Allow: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listApiLogs: {
        parameters: {
            query?: {
                /**
                 * @description The maximum number of items per page.
                 * @example 20
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Where the page begins: a `next_cursor` or `previous_cursor` from an earlier page, unchanged. Opaque. It holds the position alone, so repeat the filters with it. Without it the first page is returned.
                 * @example eyJiIjoiMjAyNi0wMy0wMlQwMjo1ODo0MC4wNjNaIn0
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Only errors with this HTTP status.
                 * @example 401
                 */
                status?: components["parameters"]["StatusFilter"];
                /**
                 * @description Only errors with this `code`. A code that does not exist matches nothing.
                 * @example unauthorized
                 */
                code?: components["parameters"]["CodeFilter"];
                /**
                 * @description Only requests with this method, in uppercase.
                 * @example GET
                 */
                method?: components["parameters"]["MethodFilter"];
                /**
                 * @description Only requests whose path begins with this text. The path is the part of the URL after host and port and before `?`, compared as it was sent.
                 * @example /api-keys
                 */
                path?: components["parameters"]["PathFilter"];
                /**
                 * @description Only requests whose token names this API key.
                 * @example 9b7e1f02-6c4d-4e8a-b5f3-2a8d0c6e4b19
                 */
                api_key_id?: components["parameters"]["ApiKeyIdFilter"];
                /**
                 * @description Only requests for the operation with this `operationId`.
                 * @example listApiKeys
                 */
                operation_id?: components["parameters"]["OperationIdFilter"];
                /**
                 * @description Only requests with this id: the `request_id` of an error, or the `X-Request-ID` of its response. A caller that chooses its own ids may use one more than once.
                 * @example 5f0c2e8b-7a41-4d39-8e60-1b9d3f7a5c24
                 */
                request_id?: components["parameters"]["RequestIdFilter"];
                /**
                 * @description Only entries recorded at this time or later (see `recorded_at`). RFC 3339 with any offset from UTC.
                 * @example 2026-03-02T03:00:00.000Z
                 */
                received_after?: components["parameters"]["ReceivedAfter"];
                /**
                 * @description Only entries recorded before this time (see `recorded_at`). RFC 3339 with any offset from UTC.
                 * @example 2026-03-02T04:00:00.000Z
                 */
                received_before?: components["parameters"]["ReceivedBefore"];
            };
            header?: {
                /**
                 * @description Your own id for the request, to find it again in your logs and in List 4XX errors. Used when it has 1 to 128 letters, digits, dots, underscores and hyphens; any other value is replaced by a new UUID, never rejected.
                 * @example deploy-4711.step-3
                 */
                "X-Request-ID"?: components["parameters"]["X-Request-ID"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of client errors, or all of them as a stream. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiLogPage"];
                    "application/x-ndjson": components["schemas"]["ApiLog"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            "4XX": components["responses"]["ClientError"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    getApiLog: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own id for the request, to find it again in your logs and in List 4XX errors. Used when it has 1 to 128 letters, digits, dots, underscores and hyphens; any other value is replaced by a new UUID, never rejected.
                 * @example deploy-4711.step-3
                 */
                "X-Request-ID"?: components["parameters"]["X-Request-ID"];
            };
            path: {
                /**
                 * @description The `id` of the entry.
                 * @example f2a7d5c3-4e19-4b60-8d72-0c9e6b1f3a58
                 */
                api_log_id: components["parameters"]["ApiLogId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiLogDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            "4XX": components["responses"]["ClientError"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    listApiLogGroups: {
        parameters: {
            query?: {
                /**
                 * @description The maximum number of items per page.
                 * @example 20
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Where the page begins: a `next_cursor` or `previous_cursor` from an earlier page, unchanged. Opaque. It holds the position alone, so repeat the filters with it. Without it the first page is returned.
                 * @example eyJiIjoiMjAyNi0wMy0wMlQwMjo1ODo0MC4wNjNaIn0
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Only entries recorded at this time or later (see `recorded_at`). RFC 3339 with any offset from UTC.
                 * @example 2026-03-02T03:00:00.000Z
                 */
                received_after?: components["parameters"]["ReceivedAfter"];
                /**
                 * @description Only entries recorded before this time (see `recorded_at`). RFC 3339 with any offset from UTC.
                 * @example 2026-03-02T04:00:00.000Z
                 */
                received_before?: components["parameters"]["ReceivedBefore"];
            };
            header?: {
                /**
                 * @description Your own id for the request, to find it again in your logs and in List 4XX errors. Used when it has 1 to 128 letters, digits, dots, underscores and hyphens; any other value is replaced by a new UUID, never rejected.
                 * @example deploy-4711.step-3
                 */
                "X-Request-ID"?: components["parameters"]["X-Request-ID"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of groups. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiLogGroupPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            "4XX": components["responses"]["ClientError"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /**
                 * @description The maximum number of items per page.
                 * @example 20
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Where the page begins: a `next_cursor` or `previous_cursor` from an earlier page, unchanged. Opaque. It holds the position alone, so repeat the filters with it. Without it the first page is returned.
                 * @example eyJiIjoiMjAyNi0wMy0wMlQwMjo1ODo0MC4wNjNaIn0
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Only the key with this `external_identifier`, compared exactly. At most one key has it.
                 * @example billing
                 */
                external_identifier?: components["parameters"]["ExternalIdentifierFilter"];
            };
            header?: {
                /**
                 * @description Your own id for the request, to find it again in your logs and in List 4XX errors. Used when it has 1 to 128 letters, digits, dots, underscores and hyphens; any other value is replaced by a new UUID, never rejected.
                 * @example deploy-4711.step-3
                 */
                "X-Request-ID"?: components["parameters"]["X-Request-ID"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of API keys. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            "4XX": components["responses"]["ClientError"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own id for the request, to find it again in your logs and in List 4XX errors. Used when it has 1 to 128 letters, digits, dots, underscores and hyphens; any other value is replaced by a new UUID, never rejected.
                 * @example deploy-4711.step-3
                 */
                "X-Request-ID"?: components["parameters"]["X-Request-ID"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The properties that you choose. The server generates the rest. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyCreate"];
            };
        };
        responses: {
            /** @description The new API key, with its private key. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithPrivateKey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["DuplicateRecord"];
            429: components["responses"]["TooManyRequests"];
            "4XX": components["responses"]["ClientError"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own id for the request, to find it again in your logs and in List 4XX errors. Used when it has 1 to 128 letters, digits, dots, underscores and hyphens; any other value is replaced by a new UUID, never rejected.
                 * @example deploy-4711.step-3
                 */
                "X-Request-ID"?: components["parameters"]["X-Request-ID"];
            };
            path: {
                /**
                 * @description The `id` of the API key.
                 * @example 57f0b3c6-1d8a-4c95-a2e7-90d4f6b8e213
                 */
                api_key_id: components["parameters"]["ApiKeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The API key. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            "4XX": components["responses"]["ClientError"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    deleteApiKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own id for the request, to find it again in your logs and in List 4XX errors. Used when it has 1 to 128 letters, digits, dots, underscores and hyphens; any other value is replaced by a new UUID, never rejected.
                 * @example deploy-4711.step-3
                 */
                "X-Request-ID"?: components["parameters"]["X-Request-ID"];
            };
            path: {
                /**
                 * @description The `id` of the API key.
                 * @example 57f0b3c6-1d8a-4c95-a2e7-90d4f6b8e213
                 */
                api_key_id: components["parameters"]["ApiKeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last state of the deleted API key. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            "4XX": components["responses"]["ClientError"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    updateApiKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Your own id for the request, to find it again in your logs and in List 4XX errors. Used when it has 1 to 128 letters, digits, dots, underscores and hyphens; any other value is replaced by a new UUID, never rejected.
                 * @example deploy-4711.step-3
                 */
                "X-Request-ID"?: components["parameters"]["X-Request-ID"];
            };
            path: {
                /**
                 * @description The `id` of the API key.
                 * @example 57f0b3c6-1d8a-4c95-a2e7-90d4f6b8e213
                 */
                api_key_id: components["parameters"]["ApiKeyId"];
            };
            cookie?: never;
        };
        /** @description The properties to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyUpdate"];
            };
        };
        responses: {
            /** @description The API key as it is now. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["X-Request-ID"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["DuplicateRecord"];
            429: components["responses"]["TooManyRequests"];
            "4XX": components["responses"]["ClientError"];
            "5XX": components["responses"]["ServerError"];
        };
    };
}

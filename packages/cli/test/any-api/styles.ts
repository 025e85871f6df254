/** A way to break a server. */
export type Breakage = "code" | "media type" | "status" | "envelope";

/** A document in the style of somebody else, and what has to follow from it. */
export interface ForeignStyle {
  readonly name: string;
  /** A file in `documents`. */
  readonly document: string;
  /** The headers of a known caller. */
  readonly credentials: Readonly<Record<string, string>>;
  /** The inputs of the tests. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What the service says that the document leaves open: its codes, by status. */
  readonly codes?: Readonly<Record<number, string | number>>;
  /** The call that asks for something that there is not. */
  readonly call: string;
  /** What a program says after `if (!result.ok && result.documented)`; `SAYS` is its last expression, a text. */
  readonly narrows: string;
  /** The same with one mistake, which the compiler has to find. */
  readonly wrong: string;
  /** What the client reads of the 404. */
  readonly read: { readonly code: string | number | null; readonly message: string };
  /** Three ways in which the tests have to notice a broken server. */
  readonly breakages: readonly [Breakage, Breakage, Breakage];
}

const MESSAGE = "There is no such thing.";
const byCode = ["code", "status", "envelope"] as const;
const withoutCode = ["media type", "status", "envelope"] as const;
const bearer = { credentials: { authorization: "Bearer secret" }, inputs: { token: "secret" } };
const basic = { credentials: { authorization: `Basic ${btoa("me:secret")}` }, inputs: { basic: btoa("me:secret") } };

export const styles: readonly ForeignStyle[] = [
  {
    name: "problem details with about:blank",
    document: "ledger.yaml",
    credentials: { "x-ledger-key": "secret" },
    inputs: { api_key: "secret" },
    call: `GET("/accounts/{accountId}", { params: { path: { accountId: "00000000-0000-4000-8000-000000000000" } } })`,
    narrows: "if (result.status === 404) return result.error.title;",
    wrong: "if (result.status === 404) return result.error.titel;",
    read: { code: "about:blank", message: MESSAGE },
    breakages: byCode,
  },
  {
    name: "a nested error.code",
    document: "charges.yaml",
    ...bearer,
    codes: { 400: "parameter_invalid", 401: "api_key_invalid" },
    call: `GET("/v1/charges/{charge}", { params: { path: { charge: "ch_000000000000000000000000" } } })`,
    narrows: `if (result.code === "resource_missing") return result.error.error.message;`,
    wrong: `if (result.code === "resource_mising") return result.error.error.message;`,
    read: { code: "resource_missing", message: MESSAGE },
    breakages: byCode,
  },
  {
    name: "errors[].code",
    document: "articles.yaml",
    credentials: { cookie: "sid=secret" },
    inputs: { api_key: "secret" },
    codes: { 401: "login_required" },
    call: `GET("/articles/{id}", { params: { path: { id: 7 } } })`,
    narrows: `if (result.code === "record_not_found") return result.error.errors[0]?.title ?? "";`,
    wrong: `if (result.code === "not_found") return result.error.errors[0]?.title ?? "";`,
    read: { code: "record_not_found", message: MESSAGE },
    breakages: byCode,
  },
  {
    name: "an enum",
    document: "folders.json",
    ...bearer,
    call: `GET("/folders/{folder_id}", { params: { path: { folder_id: "none" } } })`,
    narrows: `if (result.code === "not_found") return result.error.request_id;`,
    wrong: `if (result.code === "not_found") return result.error.requestId;`,
    read: { code: "not_found", message: MESSAGE },
    breakages: byCode,
  },
  {
    name: "errorCode as text, its values in examples",
    document: "checkout.yaml",
    ...basic,
    call: `GET("/paymentLinks/{linkId}", { params: { path: { linkId: "PL0000000000000000" } } })`,
    narrows: `if (result.code === "904") return result.error.pspReference ?? "";`,
    wrong: `if (result.code === "904") return result.error.pspReference;`,
    read: { code: "904", message: MESSAGE },
    breakages: byCode,
  },
  {
    name: "numbers",
    document: "catalogs.yaml",
    ...bearer,
    call: `GET("/metalakes/{metalake}/catalogs/{catalog}", { params: { path: { metalake: "main", catalog: "none" } } })`,
    narrows: "if (result.code === 1003) return result.error.type;",
    wrong: `if (result.code === "1003") return result.error.type;`,
    read: { code: 1003, message: MESSAGE },
    breakages: byCode,
  },
  {
    name: "FastAPI's",
    document: "heroes.json",
    credentials: {},
    inputs: {},
    call: `GET("/heroes/{hero_id}", { params: { path: { hero_id: 7 } } })`,
    narrows: "if (result.status === 404) return result.error.detail;",
    wrong: "if (result.status === 422) return result.error.detail;",
    read: { code: null, message: MESSAGE },
    breakages: withoutCode,
  },
  {
    name: "no code at all",
    document: "owners.yaml",
    ...basic,
    call: `GET("/api/owners/{ownerId}", { params: { path: { ownerId: 7 } } })`,
    narrows: "if (result.status === 404) return result.error.path;",
    wrong: "if (result.status === 404) return result.error.code;",
    read: { code: null, message: MESSAGE },
    breakages: withoutCode,
  },
];

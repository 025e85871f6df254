import type { Operation, RequiredScheme } from "@error-contract/contract";
import type { StepParameter } from "./arazzo.ts";

/** The identity that a test uses. */
export type Caller = "nobody" | "stranger" | "weak" | "known";

/** The credentials of an operation's requests. */
export interface Credentials {
  /** The parameters that carry them: none, wrong ones, a token without scopes, or the ones given to the runner. */
  readonly of: (caller: Caller) => readonly StepParameter[];
  /** The inputs that `of` refers to. */
  readonly inputs: (caller: Caller) => readonly string[];
  /** Whether a token without scopes differs from one that has them. */
  readonly hasScopes: boolean;
}

/** For a request that needs no credentials. */
const NONE: Credentials = { of: () => [], inputs: () => [], hasScopes: false };

type Kind = "token" | "basic" | "api_key";

/**
 * Creates a function that reads the credentials of an operation. It supports these security schemes: `http` bearer and
 * basic, `apiKey` in header, query and cookie, OAuth and OpenID Connect. Their inputs are named `token`, `basic` and
 * `api_key`; if a document has several schemes of a kind, the scheme's name is appended.
 *
 * @param operations - every operation of the document
 * @returns the credentials of an operation; `undefined` if headers, query and cookies alone cannot satisfy any requirement
 */
export function credentialsReader(operations: readonly Operation[]): (operation: Operation) => Credentials | undefined {
  const schemes = new Map(
    operations.flatMap(({ security }) => security.requirements.flat()).map((one) => [one.name, one]),
  );
  const ofKind = (kind: Kind): number => [...schemes.values()].filter((one) => kindOf(one) === kind).length;
  const inputOf = (required: RequiredScheme, kind: Kind): string =>
    ofKind(kind) === 1 ? kind : `${kind}_${required.name.replaceAll(/[^A-Za-z0-9_]/g, "_")}`;

  return ({ security }) => {
    if (!security.secured) return NONE;
    const requirement = security.requirements.find(
      (one) => one.length > 0 && one.every((scheme) => kindOf(scheme) !== undefined),
    );
    if (requirement === undefined) return security.public ? NONE : undefined;
    const carried = requirement.flatMap((required) => {
      const kind = kindOf(required);
      return kind === undefined ? [] : [{ required, kind, input: inputOf(required, kind) }];
    });
    const weakInput = (kind: Kind, input: string): string => (kind === "token" ? `${input}_without_scopes` : input);
    return {
      of: (caller) =>
        caller === "nobody"
          ? []
          : carried.map(({ required, kind, input }) =>
              carrierOf(
                required,
                caller === "stranger" ? WRONG[kind] : `{$inputs.${caller === "weak" ? weakInput(kind, input) : input}}`,
              ),
            ),
      inputs: (caller) => {
        if (caller === "nobody" || caller === "stranger") return [];
        return carried.map(({ kind, input }) => (caller === "weak" ? weakInput(kind, input) : input));
      },
      hasScopes: carried.some(({ required, kind }) => kind === "token" && required.scopes.length > 0),
    };
  };
}

/** Well-formed credentials that belong to nobody. `basic` is `nobody:nothing` in Base64. */
const WRONG: Readonly<Record<Kind, string>> = {
  token: "not.a.token",
  basic: "bm9ib2R5Om5vdGhpbmc=",
  api_key: "no-such-key",
};

function kindOf({ scheme }: RequiredScheme): Kind | undefined {
  switch (scheme?.type) {
    case "apiKey":
      return "api_key";
    case "oauth2":
    case "openIdConnect":
      return "token";
    case "http":
      return scheme.scheme === "bearer" ? "token" : scheme.scheme === "basic" ? "basic" : undefined;
    default:
      return undefined;
  }
}

function carrierOf({ scheme }: RequiredScheme, secret: string): StepParameter {
  if (scheme?.type === "apiKey") return { in: scheme.in, name: scheme.name, value: secret };
  const prefix = scheme?.type === "http" && scheme.scheme === "basic" ? "Basic" : "Bearer";
  return { in: "header", name: "Authorization", value: `${prefix} ${secret}` };
}

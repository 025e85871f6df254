import { isJson, type Json, type Walker } from "../document/node.ts";
import type { Place } from "../document/place.ts";
import { text } from "../schema/form.ts";

/** A security scheme of the document. */
export type SecurityScheme = { readonly place: Place } & (
  | {
      readonly type: "apiKey";
      /** `header`, `query` or `cookie`. */
      readonly in: string;
      /** The name of the header, query parameter or cookie. */
      readonly name: string;
    }
  | {
      readonly type: "http";
      /** In lower case: `bearer`, `basic`. */
      readonly scheme: string;
      readonly bearerFormat: string | undefined;
    }
  | { readonly type: "oauth2"; readonly flows: readonly OAuthFlow[] }
  | { readonly type: "openIdConnect"; readonly url: string | undefined }
  | { readonly type: "mutualTLS" }
  /** A type that OpenAPI does not define. */
  | { readonly type: "unknown" }
);

/** A flow of an OAuth scheme. */
export interface OAuthFlow {
  /** `authorizationCode`, `clientCredentials`, `implicit`, `password`, `deviceAuthorization`. */
  readonly flow: string;
  readonly authorizationUrl: string | undefined;
  readonly tokenUrl: string | undefined;
  /** The scopes by name, with their descriptions. */
  readonly scopes: ReadonlyMap<string, string>;
}

/**
 * Makes a reader of security schemes. Each is read once.
 *
 * @param walker - walks the document
 * @returns a function that finds a scheme by its name
 */
export function schemeReader(walker: Walker): (name: string) => SecurityScheme | undefined {
  const components = walker.child(walker.root, "components");
  const schemes = new Map(
    walker.children(components && walker.child(components, "securitySchemes")).flatMap(([name, { value, place }]) => {
      return isJson(value) ? [[name, readScheme(value, place)] as const] : [];
    }),
  );
  return (name) => schemes.get(name);
}

function readScheme(json: Json, place: Place): SecurityScheme {
  switch (json["type"]) {
    case "apiKey":
      return { place, type: "apiKey", in: text(json, "in") ?? "header", name: text(json, "name") ?? "" };
    case "http":
      return {
        place,
        type: "http",
        scheme: (text(json, "scheme") ?? "").toLowerCase(),
        bearerFormat: text(json, "bearerFormat"),
      };
    case "oauth2":
      return { place, type: "oauth2", flows: readFlows(json["flows"]) };
    case "openIdConnect":
      return { place, type: "openIdConnect", url: text(json, "openIdConnectUrl") };
    case "mutualTLS":
      return { place, type: "mutualTLS" };
    default:
      return { place, type: "unknown" };
  }
}

function readFlows(flows: unknown): readonly OAuthFlow[] {
  return Object.entries(isJson(flows) ? flows : {}).flatMap(([flow, json]) => {
    if (!isJson(json)) return [];
    const scopes = Object.entries(isJson(json["scopes"]) ? json["scopes"] : {});
    return [
      {
        flow,
        authorizationUrl: text(json, "authorizationUrl"),
        tokenUrl: text(json, "tokenUrl"),
        scopes: new Map(scopes.map(([name, description]) => [name, String(description)])),
      },
    ];
  });
}

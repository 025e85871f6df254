import type { Rule } from "../rule.ts";
import { rule as error4xxFallback } from "./error-4xx-fallback.ts";
import { rule as error5xxFallback } from "./error-5xx-fallback.ts";
import { rule as error400Declared } from "./error-400-declared.ts";
import { rule as error401Declared } from "./error-401-declared.ts";
import { rule as error401Unreachable } from "./error-401-unreachable.ts";
import { rule as error403Declared } from "./error-403-declared.ts";
import { rule as error404Declared } from "./error-404-declared.ts";
import { rule as error409Declared } from "./error-409-declared.ts";
import { rule as errorCodeFormat } from "./error-code-format.ts";
import { rule as errorCodeKnown } from "./error-code-known.ts";
import { rule as errorCodeUnique } from "./error-code-unique.ts";
import { rule as errorDescription } from "./error-description.ts";
import { rule as errorDocumented } from "./error-documented.ts";
import { rule as errorEnvelope } from "./error-envelope.ts";
import { rule as errorExample } from "./error-example.ts";
import { rule as errorHeaders } from "./error-headers.ts";
import { rule as errorMediaType } from "./error-media-type.ts";
import { rule as errorResponseShared } from "./error-response-shared.ts";
import { rule as errorServerOpaque } from "./error-server-opaque.ts";
import { rule as errorStatusKey } from "./error-status-key.ts";
import { rule as errorStatusMatch } from "./error-status-match.ts";
import { rule as successNotError } from "./success-not-error.ts";

/** Every rule. A test holds that each file here is in it. */
export const rules: readonly Rule[] = [
  error400Declared,
  error401Declared,
  error401Unreachable,
  error403Declared,
  error404Declared,
  error409Declared,
  error4xxFallback,
  error5xxFallback,
  errorCodeFormat,
  errorCodeKnown,
  errorCodeUnique,
  errorDescription,
  errorDocumented,
  errorEnvelope,
  errorExample,
  errorHeaders,
  errorMediaType,
  errorResponseShared,
  errorServerOpaque,
  errorStatusKey,
  errorStatusMatch,
  successNotError,
];

import { redacted, redactText } from "./redact-text.ts";
import { isSecretName } from "./secret-names.ts";

/** Deeper than any request that this API understands; what lies deeper is replaced unseen. */
const deepest = 100;

/**
 * Replaces the secrets in a JSON value: whatever a property holds whose name looks secret, and secrets in any text, number or
 * property name.
 *
 * @example redactJson({ display_name: "Billing", password: "hunter2" }) // { display_name: "Billing", password: "REDACTED" }
 */
export function redactJson(value: unknown): unknown {
  return redactAt(value, 0);
}

function redactAt(value: unknown, depth: number): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value === "number") return redactNumber(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= deepest) return redacted;
  if (Array.isArray(value)) return value.map((item) => redactAt(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      redactText(name),
      isSecretName(name) && item !== null ? redacted : redactAt(item, depth + 1),
    ]),
  );
}

/** A card number that was sent as a number. */
function redactNumber(value: number): unknown {
  return redactText(String(value)) === redacted ? redacted : value;
}

import { redactText } from "./redact-text.ts";
import { isSecretName } from "./secret-names.ts";
import { redacted } from "./secret-values.ts";

/** Deeper than any request that this API understands; what lies deeper is replaced unseen. */
const deepest = 100;

/** How many characters of names and texts may still be looked at. */
interface Budget {
  left: number;
}

/**
 * Replaces the secrets in a JSON value: whatever a property holds whose name looks secret, and secrets in any text, number or
 * property name.
 *
 * @example redactJson({ display_name: "Billing", password: "hunter2" }) // { display_name: "Billing", password: "REDACTED" }
 */
export function redactJson(value: unknown): unknown {
  return redactAt(value, 0, { left: Number.POSITIVE_INFINITY });
}

/**
 * Does the same with the beginning of a value that may be large, in bounded time. What a secret name hides costs nothing.
 *
 * @param length - about how many characters of it, as JSON, are looked at
 * @param value - the value
 * @returns the value without what lies behind; `complete`: whether it is whole
 */
export function redactJsonUpTo(
  length: number,
  value: unknown,
): { readonly value: unknown; readonly complete: boolean } {
  const budget = { left: length };
  const redactedValue = redactAt(value, 0, budget);
  return { value: redactedValue, complete: budget.left >= 0 };
}

function redactAt(value: unknown, depth: number, budget: Budget): unknown {
  if (typeof value === "string") return redactText(spend(value, budget));
  budget.left -= 2;
  if (typeof value === "number") return redactNumber(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= deepest) return redacted;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) {
      if (budget.left < 0) break;
      items.push(redactAt(item, depth + 1, budget));
    }
    return items;
  }
  const isHidden = hiddenBeside(value);
  const entries: [string, unknown][] = [];
  for (const [name, item] of Object.entries(value)) {
    if (budget.left < 0) break;
    const isSecret = (isSecretName(name) || isHidden(name)) && item !== null;
    entries.push([redactText(spend(name, budget)), isSecret ? redacted : redactAt(item, depth + 1, budget)]);
  }
  return Object.fromEntries(entries);
}

/** As much of a text as may be looked at. */
function spend(text: string, budget: Budget): string {
  const start = budget.left;
  budget.left -= text.length + 2;
  return budget.left < 0 && text.length > start ? text.slice(0, Math.max(start, 0)) : text;
}

/** A card number that was sent as a number. */
function redactNumber(value: number): unknown {
  return redactText(String(value)) === redacted ? redacted : value;
}

const NAMING = /^(?:name|key|field|header|param|parameter|label|id|property|attribute)$/i;
/** The private members of a JSON Web Key (RFC 7518). */
const PRIVATE_MEMBERS = /^(?:d|p|q|dp|dq|qi|k|oth)$/;

/** Which properties are secret because of those beside them: `{"name":"password","value":"x"}`, and the private ones of a key. */
function hiddenBeside(value: object): (name: string) => boolean {
  const isKey = Object.hasOwn(value, "kty");
  const namesSecret = Object.entries(value).some(
    ([name, item]) => NAMING.test(name) && typeof item === "string" && item.length <= 100 && isSecretName(item),
  );
  if (!isKey && !namesSecret) return () => false;
  return (name) => (isKey && PRIVATE_MEMBERS.test(name)) || (namesSecret && !NAMING.test(name) && name !== "type");
}

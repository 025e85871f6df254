import { redactText } from "./redact-text.ts";
import { isSecretName } from "./secret-names.ts";
import { redacted } from "./secret-values.ts";

/** The maximum nesting depth, which no valid request of this API reaches. Anything deeper is replaced unexamined. */
const deepest = 100;

/** Roughly how many more characters of JSON may be examined. */
interface Budget {
  left: number;
}

/**
 * Redacts a JSON value: properties whose names look secret, and secrets in any string, number or property name.
 *
 * @example redactJson({ name: "Billing", password: "hunter2" }) // { name: "Billing", password: "REDACTED" }
 */
export function redactJson(value: unknown): unknown {
  return redactAt(value, 0, { left: Number.POSITIVE_INFINITY });
}

/**
 * Redacts the beginning of a JSON value that may be large, in bounded time. Values under secret names do not count.
 *
 * @param length - roughly how many characters of its JSON to examine
 * @param value - the value
 * @returns the redacted beginning; `complete` tells whether that is the whole value
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

/** Truncates a string to what is left of the budget. */
function spend(text: string, budget: Budget): string {
  const start = budget.left;
  budget.left -= text.length + 2;
  return budget.left < 0 && text.length > start ? text.slice(0, Math.max(start, 0)) : text;
}

/** Redacts a card number that was sent as a JSON number. */
function redactNumber(value: number): unknown {
  return redactText(String(value)) === redacted ? redacted : value;
}

const NAMING = /^(?:name|key|field|header|param|parameter|label|id|property|attribute)$/i;
/** The private members of a JSON Web Key (RFC 7518). */
const PRIVATE_MEMBERS = /^(?:d|p|q|dp|dq|qi|k|oth)$/;

/** Tells which properties are secret because of their siblings: `{"name":"password","value":"x"}`, or a JWK's `kty`. */
function hiddenBeside(value: object): (name: string) => boolean {
  const isKey = Object.hasOwn(value, "kty");
  const namesSecret = Object.entries(value).some(
    ([name, item]) => NAMING.test(name) && typeof item === "string" && item.length <= 100 && isSecretName(item),
  );
  if (!isKey && !namesSecret) return () => false;
  return (name) => (isKey && PRIVATE_MEMBERS.test(name)) || (namesSecret && !NAMING.test(name) && name !== "type");
}

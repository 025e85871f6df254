import { escapeKey } from "@error-contract/contract";
import type { ErrorDetail } from "../errors/error-detail.ts";
import { shortenPointer } from "./describe-fault.ts";

/**
 * Finds the properties of a JSON value that could pollute a prototype when the value is copied.
 *
 * @param value - the value; its nesting depth has been checked
 * @param most - the maximum number to find
 * @returns a fault for each: `__proto__`, and `constructor` with a `prototype`
 */
export function reservedNames(value: unknown, most: number): readonly ErrorDetail[] {
  const faults: ErrorDetail[] = [];
  const visit = (node: unknown, at: string): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      if (faults.length >= most) return;
      const pointer = `${at}/${escapeKey(key)}`;
      if (isReserved(key, child)) {
        const message = "This name is reserved in JavaScript.";
        faults.push({ location: "body", pointer: shortenPointer(pointer), message, type: "unexpected" });
      } else visit(child, pointer);
    }
  };
  visit(value, "");
  return faults;
}

function isReserved(key: string, child: unknown): boolean {
  if (key === "__proto__") return true;
  return key === "constructor" && typeof child === "object" && child !== null && Object.hasOwn(child, "prototype");
}

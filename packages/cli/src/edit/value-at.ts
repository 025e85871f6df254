import type { Path } from "@error-contract/contract";

/**
 * The value at a path.
 *
 * @param data - parsed data
 * @param keys - the keys from its root
 * @returns the value, or `undefined` if the path does not exist
 */
export function valueAt(data: unknown, keys: Path): unknown {
  return keys.reduce<unknown>(
    (value, key) => (value as Readonly<Record<string | number, unknown>> | null | undefined)?.[key],
    data,
  );
}

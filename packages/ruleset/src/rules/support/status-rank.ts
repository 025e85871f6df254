import { readStatusKey } from "@error-contract/contract";

/** The sort rank of a key of `responses`: `404`, `4XX`, `500`, `5XX`, `default`. */
export function statusRank(key: string): number {
  const status = readStatusKey(key);
  if (status.kind === "exact") return status.status;
  return status.kind === "range" ? status.hundreds * 100 + 99.5 : 1000;
}

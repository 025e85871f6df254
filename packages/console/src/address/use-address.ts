import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { type Address, readAddress, writeAddress } from "./address.ts";

/** Changes parts of the address and keeps the rest. */
export type Go = (changes: Partial<Address>) => void;

/**
 * The page's address, and the way to change it.
 *
 * @returns the address, kept in step with the browser's back and forward, and `go`
 */
export function useAddress(): readonly [address: Address, go: Go] {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = (): void => setHash(location.hash);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const go = useCallback((changes: Partial<Address>) => {
    location.hash = writeAddress({ ...readAddress(location.hash), ...changes });
  }, []);
  return [useMemo(() => readAddress(hash), [hash]), go];
}

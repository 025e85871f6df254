import type { Client } from "@error-contract/api";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Filters } from "../address/filters.ts";
import type { Range } from "../address/period.ts";
import { exportLines, save } from "../log/export.ts";
import { countText } from "./format.ts";

/** What is exported. */
export interface ExportButtonProps {
  readonly api: Client;
  readonly range: Range;
  readonly filters: Filters;
  readonly onFailure: (failure: unknown) => void;
}

/**
 * Saves all entries of the list as NDJSON, whether loaded or not.
 *
 * @param props - what is exported
 * @returns the button, which shows the count while it exports
 */
export function ExportButton({ api, range, filters, onFailure }: ExportButtonProps): JSX.Element {
  const [lines, setLines] = useState<number>();
  const run = async (): Promise<void> => {
    setLines(0);
    try {
      const file = await exportLines(api, { range, filters }, setLines);
      save(file, `errors-${new Date(range.from).toISOString().slice(0, 10)}.ndjson`);
    } catch (failure) {
      onFailure(failure);
    } finally {
      setLines(undefined);
    }
  };
  return (
    <button type="button" disabled={lines !== undefined} onClick={run}>
      {lines === undefined ? "Export NDJSON" : `Exporting… ${countText(lines)}`}
    </button>
  );
}

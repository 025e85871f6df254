import type { Client } from "@error-contract/api";
import { ApiError } from "@error-contract/api";
import type { Filters } from "../address/filters.ts";
import type { Span } from "../address/period.ts";

/** The media type of the stream. */
const LINES = "application/x-ndjson";

/**
 * Exports all entries that match, as one line of JSON each.
 *
 * @param api - the service
 * @param query - the period and the filters
 * @param onLines - called with the number of entries so far
 * @returns the file
 * @throws {ApiError} when the service refuses; a TypeError when the connection breaks before the end
 */
export async function exportLines(
  api: Client,
  { range, filters }: { readonly range: Span; readonly filters: Filters },
  onLines: (count: number) => void,
): Promise<Blob> {
  const period = {
    received_after: new Date(range.from).toISOString(),
    received_before: new Date(range.to).toISOString(),
  };
  const result = await api.GET("/api-logs", {
    params: { query: { ...filters, ...period } },
    headers: { accept: LINES },
    parseAs: "stream",
  });
  if (!result.ok) throw new ApiError(result);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let lines = 0;
  for await (const chunk of chunksOf(result.data)) {
    chunks.push(chunk);
    for (const byte of chunk) if (byte === 10) lines += 1;
    onLines(lines);
  }
  return new Blob(chunks, { type: LINES });
}

/** Needed because Safari cannot iterate over a stream yet. */
async function* chunksOf(stream: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = stream?.getReader();
  for (;;) {
    const read = await reader?.read();
    if (read === undefined || read.done) return;
    yield read.value as Uint8Array<ArrayBuffer>;
  }
}

/**
 * Saves a file as a download.
 *
 * @param file - the file
 * @param name - the file name
 */
export function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

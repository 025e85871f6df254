/**
 * Whether a caller wants a media type rather than JSON.
 *
 * @param accept The header `Accept`; absent, it means everything.
 * @param mediaType The other media type, in lower case.
 * @returns True when the type is named and JSON is not, or is wanted less. A client that names both equally gets JSON, the usual.
 * @example prefersLines("application/x-ndjson, application/json;q=0.5", "application/x-ndjson"); // true
 */
export function prefersLines(accept: string | undefined, mediaType: string): boolean {
  const ranges = (accept ?? "*/*").toLowerCase().split(",").map(readRange);
  const quality = (...names: readonly string[]): number | undefined =>
    names.map((name) => ranges.find(({ type }) => type === name)?.quality).find((found) => found !== undefined);
  const wanted = quality(mediaType) ?? 0;
  const json = quality("application/json");
  return json === undefined ? wanted > 0 && wanted >= (quality("application/*", "*/*") ?? 0) : wanted > json;
}

function readRange(text: string): { readonly type: string; readonly quality: number } {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim());
  const q = parameters.find((parameter) => parameter.startsWith("q="));
  const quality = q === undefined ? 1 : Number(q.slice(2));
  return { type, quality: Number.isFinite(quality) ? quality : 0 };
}

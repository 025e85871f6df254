/**
 * Whether a caller wants a media type rather than JSON.
 *
 * @param accept The header `Accept`; absent, it means everything.
 * @param mediaType The other media type, in lower case.
 * @returns True when the type is named, and not wanted less than JSON.
 * @example prefersLines("application/x-ndjson, application/json;q=0.5", "application/x-ndjson"); // true
 */
export function prefersLines(accept: string | undefined, mediaType: string): boolean {
  const ranges = (accept ?? "*/*").toLowerCase().split(",").map(readRange);
  const quality = (...names: readonly string[]): number =>
    names.map((name) => ranges.find(({ type }) => type === name)?.quality).find((found) => found !== undefined) ?? 0;
  const wanted = quality(mediaType);
  return wanted > 0 && wanted >= quality("application/json", "application/*", "*/*");
}

function readRange(text: string): { readonly type: string; readonly quality: number } {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim());
  const q = parameters.find((parameter) => parameter.startsWith("q="));
  const quality = q === undefined ? 1 : Number(q.slice(2));
  return { type, quality: Number.isFinite(quality) ? quality : 0 };
}

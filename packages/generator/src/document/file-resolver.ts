import { BaseResolver, isAbsoluteUrl } from "@redocly/openapi-core";

/** Follows `a%20b.yaml` to the file `a b.yaml`: a `$ref` is a URI reference (RFC 3986), which Redocly takes for a path. */
export class FileResolver extends BaseResolver {
  override resolveExternalRef(base: string | null, ref: string): string {
    const isFile = base !== null && !isAbsoluteUrl(base) && !isAbsoluteUrl(ref);
    return super.resolveExternalRef(base, isFile ? decode(ref) : ref);
  }
}

function decode(ref: string): string {
  try {
    return decodeURIComponent(ref);
  } catch {
    return ref; // a lone `%`: take it as it stands
  }
}

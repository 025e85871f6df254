import { decodeReference } from "@error-contract/contract";
import { BaseResolver, isAbsoluteUrl } from "@redocly/openapi-core";

/** Resolves `a%20b.yaml` to the file `a b.yaml`: a `$ref` is a URI reference (RFC 3986), but Redocly reads it as a path. */
export class FileResolver extends BaseResolver {
  override resolveExternalRef(base: string | null, ref: string): string {
    const isFile = base !== null && !isAbsoluteUrl(base) && !isAbsoluteUrl(ref);
    return super.resolveExternalRef(base, isFile ? decodeReference(ref) : ref);
  }
}

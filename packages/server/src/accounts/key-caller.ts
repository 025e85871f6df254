import type { Owner } from "../plugin/caller.ts";
import type { Scope } from "../schemas.ts";

/** A caller whose token was accepted. */
export interface KeyCaller extends Owner {
  readonly apiKeyId: string;
  /** Whether the key is limited to its scopes. */
  readonly restricted: boolean;
  /** What the key may do and pass on. */
  readonly keyScopes: readonly Scope[];
}

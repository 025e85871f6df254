import type { Norm, Shape } from "@error-contract/contract";
import type { Severity } from "./severity.ts";

/** The names of the presets. */
export type PresetName = "recommended" | "strict" | "problem-details";

/** What a preset expects of a document, in addition to the document's own norm. */
export interface Preset {
  readonly name: PresetName;
  /** Whether the document must declare its contract in `x-error-contract`. */
  readonly wantsDeclaration: boolean;
  /** Whether each operation is held to the norm even if it is only inferred. */
  readonly bindsAlways: boolean;
  /** The shape of error bodies, where the document itself does not declare it. */
  readonly shape?: Shape;
  /** Replaces the document's own norm. */
  readonly norm?: Pick<Norm, "envelope" | "mediaTypes">;
}

/** RFC 9457, section 3: the media type and the members of a problem details object. */
const problemDetails: Preset = {
  name: "problem-details",
  wantsDeclaration: false,
  bindsAlways: false,
  shape: { code: "/type", status: "/status", message: "/detail" },
  norm: {
    envelope: {
      by: "properties",
      name: "problem details (RFC 9457)",
      properties: ["type", "title", "status", "detail", "instance"],
    },
    mediaTypes: ["application/problem+json"],
  },
};

/** The presets by name. */
export const presets: Readonly<Record<PresetName, Preset>> = {
  recommended: { name: "recommended", wantsDeclaration: false, bindsAlways: false },
  strict: { name: "strict", wantsDeclaration: true, bindsAlways: true },
  "problem-details": problemDetails,
};

/**
 * The severity of a rule's findings under a preset.
 *
 * @param preset - the preset
 * @param rule - the rule
 * @returns the rule's own severity, unless the preset makes every rule an error
 */
export function severityUnder(preset: PresetName, { severity }: { readonly severity: Severity }): Severity {
  return preset === "strict" ? "error" : severity;
}

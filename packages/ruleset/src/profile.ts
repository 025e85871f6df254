import type { Fields, Norm } from "@error-contract/contract";

/** The names of the presets. */
export type ProfileName = "recommended" | "strict" | "problem-details";

/** What a preset expects of a document, beside the norm that the document itself has. */
export interface Profile {
  readonly name: ProfileName;
  /** Whether the document must declare its contract in `x-error-contract`. */
  readonly wantsDeclaration: boolean;
  /** Whether each operation is held to the norm also when it is only inferred. */
  readonly bindsAlways: boolean;
  /** The envelope's properties for code and status, when they are not `code` and `status`. */
  readonly fields?: Fields;
  /** What replaces the document's own norm. */
  readonly norm?: Pick<Norm, "envelope" | "mediaTypes">;
}

/** RFC 9457, section 3: the media type and the members of a problem details object. */
const problemDetails: Profile = {
  name: "problem-details",
  wantsDeclaration: false,
  bindsAlways: false,
  fields: { code: "type", status: "status" },
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
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  recommended: { name: "recommended", wantsDeclaration: false, bindsAlways: false },
  strict: { name: "strict", wantsDeclaration: true, bindsAlways: true },
  "problem-details": problemDetails,
};

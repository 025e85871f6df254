import type { ShapePointer } from "../schema/pointer.ts";
import type { Role } from "./shape.ts";

/** One reason for or against assigning a role to a place in a body. */
export interface Evidence {
  readonly role: Role;
  readonly pointer: ShapePointer;
  readonly verdict: "taken" | "rejected";
  readonly because: Because;
  /** A sentence: `"code" lists 17 values by enum.` */
  readonly note: string;
}

/**
 * The kind of reason. `declared`: the document or the caller says so. `standard`: a standard says so. `const`, `enum`,
 * `mapping`: schemas list the values. `examples`: the values in examples. `name`: the property's name. `bounds`: the
 * numbers that a schema allows. `constant`: the value is the same in every error. `weaker`: another place has more
 * evidence, the evidence is not enough, or the place has another role. `success`: successful responses use the same
 * schema. `type`: a value of this type cannot have the role. `missing`: the place does not exist.
 */
export type Because =
  | "declared"
  | "standard"
  | "const"
  | "enum"
  | "mapping"
  | "examples"
  | "name"
  | "bounds"
  | "constant"
  | "weaker"
  | "success"
  | "type"
  | "missing";

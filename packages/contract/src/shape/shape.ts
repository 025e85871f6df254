import type { ShapePointer } from "../schema/pointer.ts";

/** Where an error body has its code, status, message and so on. A missing key means that the body lacks that part. */
export interface Shape {
  /** The machine-readable code. */
  readonly code?: ShapePointer;
  /** The copy of the HTTP status. */
  readonly status?: ShapePointer;
  /** The human-readable message. */
  readonly message?: ShapePointer;
  /** The request's id, for support. */
  readonly requestId?: ShapePointer;
  /** The URL of a page about the error. */
  readonly documentationUrl?: ShapePointer;
  /** The details, such as one entry for each invalid field. */
  readonly details?: DetailsShape;
}

/** Where the details are, and where each has its fields. */
export interface DetailsShape {
  /** The list, the single detail, or the map from a field's name to its faults. */
  readonly at: ShapePointer;
  /** Inside one detail: the part of the request, such as `query` or `body`. */
  readonly location?: ShapePointer;
  /** Inside one detail: the field. */
  readonly pointer?: ShapePointer;
  /** Inside one detail: the human-readable message. The empty pointer is the detail itself, if that is a string. */
  readonly message?: ShapePointer;
  /** Inside one detail: the machine-readable kind. */
  readonly type?: ShapePointer;
}

/** A role that a place in an error body can have. */
export type Role = keyof Shape;

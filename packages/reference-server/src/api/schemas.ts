// Types alone: nothing of the client is loaded at run time. They are in what this package exports, so the client is a dependency.
import type { components } from "@error-contract/api";

type Schemas = components["schemas"];

/** The cause that a wire answer leaves out, as `spec/components/schemas/ApiLogCause.yaml` says. */
export type Cause = Schemas["ApiLogCause"];
/** One line of a list of client errors, as `spec/components/schemas/ApiLog.yaml` says. */
export type Entry = Schemas["ApiLog"];
/** A client error with what the list leaves out, as `spec/components/schemas/ApiLogDetail.yaml` says. */
export type EntryDetail = Schemas["ApiLogDetail"];
/** Client errors that have code and operation in common, as `spec/components/schemas/ApiLogGroup.yaml` says. */
export type Group = Schemas["ApiLogGroup"];
/** An API key without its private key, as `spec/components/schemas/ApiKey.yaml` says. */
export type ApiKey = Schemas["ApiKey"];
/** One permission, as `spec/components/schemas/Scope.yaml` says. */
export type Scope = Schemas["Scope"];
/** One fault in a request, as `spec/components/schemas/ErrorDetail.yaml` says. */
export type ErrorDetail = Schemas["ErrorDetail"];
/** The body of any error, as `spec/components/schemas/Error.yaml` says. */
export type ErrorBody = Schemas["Error"];

// Types only: nothing of the client is loaded at run time.
import type { components } from "@error-contract/api";

type Schemas = components["schemas"];

/** The cause that a response withholds, as defined in `spec/components/schemas/ApiLogCause.yaml`. */
export type Cause = Schemas["ApiLogCause"];
/** A client error in a list, as defined in `spec/components/schemas/ApiLog.yaml`. */
export type Entry = Schemas["ApiLog"];
/** A client error with the details that lists omit, as defined in `spec/components/schemas/ApiLogDetail.yaml`. */
export type EntryDetail = Schemas["ApiLogDetail"];
/** Client errors with the same code and operation, as defined in `spec/components/schemas/ApiLogGroup.yaml`. */
export type Group = Schemas["ApiLogGroup"];
/** An API key without its private key, as defined in `spec/components/schemas/ApiKey.yaml`. */
export type ApiKey = Schemas["ApiKey"];
/** One permission, as defined in `spec/components/schemas/Scope.yaml`. */
export type Scope = Schemas["Scope"];
/** One fault in a request, as defined in `spec/components/schemas/ErrorDetail.yaml`. */
export type ErrorDetail = Schemas["ErrorDetail"];
/** The body of any error, as defined in `spec/components/schemas/Error.yaml`. */
export type ErrorBody = Schemas["Error"];

export type { CatalogueEntry } from "./catalogue.ts";
export { type ContractModel, type ReadOptions, readErrorContract } from "./contract.ts";
export type { Declaration, DeclarationEntry } from "./declaration.ts";
export { errorPageName, errorPageUrl } from "./error-page.ts";
export { isJson, type Json, type Node, type Walker, walk } from "./node.ts";
export { type Envelope, essenceOf, type Norm, type SharedResponse } from "./norm.ts";
export {
  type DeclaredResponse,
  declares,
  declaresRange,
  type Operation,
  type OperationKind,
  type Parameter,
} from "./operation.ts";
export { below, escapeKey, type Path, type Place, toPointer } from "./place.ts";
export { type DocumentReader, type Found, readerOf } from "./reader.ts";
export { followPointer, type Resolve, readPointer, resolveWithin, type Target } from "./refs.ts";
export { type Content, contentPlace, type Example, type ResponseObject } from "./response.ts";
export { type BodyForm, type Fields, nameOf, type Pinned } from "./schema.ts";
export type { Security } from "./security.ts";
export { covers, hundredsOf, isErrorKey, readStatusKey, type StatusKey } from "./status.ts";

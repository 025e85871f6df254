export type { CodeDefinition, CodeEntry, CodeEvidence } from "./code/entry.ts";
export type { CodeTexts } from "./code/texts.ts";
export { bumpOf, reaches } from "./compare/bump.ts";
export { type CompareOptions, compareReadings } from "./compare/compare.ts";
export { describeEvent } from "./compare/describe.ts";
export type { AffectedOperation, Change, ContractEvent, EventKind, Policy, Verdict } from "./compare/event.ts";
export { type ContractModel, type ReadOptions, readErrorContract } from "./contract.ts";
export type { Declaration, DeclarationEntry } from "./declaration/declaration.ts";
export { declarationSchema } from "./declaration/json-schema.ts";
export { nearest } from "./declaration/nearest.ts";
export type { DeclarationProblem, DeclarationProblemKind } from "./declaration/problem.ts";
export type { RetiredCode } from "./declaration/retired.ts";
export { isJson, type Json, type Node, type Walker, walk } from "./document/node.ts";
export { below, escapeKey, isWithin, type Path, type Place, toPointer } from "./document/place.ts";
export { type DocumentReader, type Found, readerOf } from "./document/reader.ts";
export {
  decodeReference,
  followPointer,
  type Resolve,
  readPointer,
  resolveWithin,
  type Target,
} from "./document/refs.ts";
export type { ErrorEnvelope } from "./envelope/envelope.ts";
export { envelopeOf } from "./envelope-of.ts";
export { errorPageName, errorPageUrl } from "./error-page.ts";
export { type EnvelopeReading, explainReading, type Reading, type Reason } from "./explain.ts";
export type { Envelope, Norm, SharedResponse } from "./norm.ts";
export type { CodeUse, EnvelopeUse } from "./operation/error-body.ts";
export type { Example } from "./operation/example.ts";
export { essenceOf, isJsonMediaType } from "./operation/media-type.ts";
export {
  type DeclaredResponse,
  declares,
  declaresRange,
  type Operation,
  type OperationKind,
} from "./operation/operation.ts";
export type { Parameter } from "./operation/parameter.ts";
export { type PathPattern, pathPattern } from "./operation/path-template.ts";
export { reasonPhrases } from "./operation/reason-phrases.ts";
export type { RequestBody, RequestContent } from "./operation/request-body.ts";
export { type Content, contentPlace, type ResponseObject } from "./operation/response.ts";
export type { RequiredScheme, Security } from "./operation/security.ts";
export type { OAuthFlow, SecurityScheme } from "./operation/security-scheme.ts";
export { covers, hundredsOf, isErrorKey, readStatusKey, type StatusKey } from "./operation/status.ts";
export { kindsAt, listedAt, schemasAt } from "./schema/at.ts";
export { type BodyForm, nameOf } from "./schema/form.ts";
export type { Kind } from "./schema/leaf.ts";
export type { Listed, ListedBy, Listing } from "./schema/listing.ts";
export { keysOfPointer, pointerOf, type ShapePointer, valuesAt } from "./schema/pointer.ts";
export type { Because, Evidence } from "./shape/evidence.ts";
export { type ReadBody, type ReadDetail, readBody } from "./shape/read-body.ts";
export type { DetailsShape, Role, Shape } from "./shape/shape.ts";
export type { Standard } from "./shape/standards.ts";

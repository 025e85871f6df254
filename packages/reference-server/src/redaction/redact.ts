export { allowedHeaders } from "./allowed-headers.ts";
export { redactJson, redactJsonUpTo } from "./redact-json.ts";
export { beginningOf, redactText } from "./redact-text.ts";
export { redactUrl } from "./redact-url.ts";

export { allowedHeaders } from "./allowed-headers.ts";
export { readBrokenJson } from "./read-broken-json.ts";
export { redactForm, redactMultipart } from "./redact-form.ts";
export { redactJson, redactJsonUpTo } from "./redact-json.ts";
export { beginningOf, redactText } from "./redact-text.ts";
export { redactUrl } from "./redact-url.ts";
export { redactXml } from "./redact-xml.ts";
export { redacted } from "./secret-values.ts";

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { Overlay } from "../../src/edit/overlay.ts";

const require = createRequire(import.meta.url);
const { applyOverlay } = (await import(pathToFileURL(require.resolve("openapi-overlays-js/src/overlay.js")).href)) as {
  applyOverlay: (document: unknown, overlay: unknown) => unknown;
};
const { openapiOverlay } = require("openapi-format") as {
  openapiOverlay: (document: unknown, options: { overlaySet: unknown }) => Promise<{ data: unknown }>;
};

/** Applies an overlay with `openapi-overlays-js`. */
export function applyWithOverlaysJs(document: unknown, overlay: Overlay): unknown {
  return applyOverlay(structuredClone(document), structuredClone(overlay));
}

/** Applies an overlay with `openapi-format`. */
export async function applyWithOpenApiFormat(document: unknown, overlay: Overlay): Promise<unknown> {
  const { data } = await openapiOverlay(structuredClone(document), { overlaySet: structuredClone(overlay) });
  return data;
}

import { describe, expect, it } from "vitest";
import type { Manifest } from "./published-packages.ts";
import type { Tarball } from "./tarball.ts";
import { faultsOf } from "./tarball-faults.ts";

const manifest: Manifest = {
  name: "teapots",
  version: "1.0.0",
  description: "Teapots.",
  license: "MIT",
  exports: { "./tea.json": "./tea.json" },
};
const good: Readonly<Record<string, string>> = {
  LICENSE: "MIT",
  "README.md": "[Tea](tea.json), [home](https://example.com), [below](#tea)",
  "tea.json": "{}",
};

/** Packs as npm does, but without compression: a header of 512 bytes and the text, for each file. */
function packed(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const blocks = Object.entries(files).flatMap(([name, text]) => {
    const header = Buffer.alloc(512);
    header.write(`package/${name}`);
    header.write("0000644\0", 100);
    header.write(Buffer.byteLength(text).toString(8).padStart(11, "0"), 124);
    header.write("        0", 148);
    header.write("ustar\x0000", 257);
    const sum = header.reduce((total, byte) => total + byte, 0) - 48;
    header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    header.write("0", 156);
    const padding = Buffer.alloc((512 - (Buffer.byteLength(text) % 512)) % 512);
    return [header, Buffer.from(text), padding];
  });
  return new Uint8Array(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

import { readFile } from "node:fs/promises";
import { createPackageFromTarballData } from "@arethetypeswrong/core";
import type { Manifest } from "./published-packages.ts";

/** A packed package. */
export interface Tarball {
  /** Absolute path of the `.tgz`. */
  readonly path: string;
  readonly manifest: Manifest;
  /** Paths within the package: `dist/index.js`. */
  readonly files: readonly string[];
  /** Download size in bytes. */
  readonly packed: number;
  /** Size on disk in bytes. */
  readonly unpacked: number;
  readonly read: (file: string) => string;
  /** Its content, for attw and publint. */
  readonly data: Uint8Array<ArrayBuffer>;
}

/**
 * Opens a tarball.
 *
 * @param path - path of the `.tgz`
 * @returns its contents
 */
export async function openTarball(path: string): Promise<Tarball> {
  const data = new Uint8Array(await readFile(path));
  const content = createPackageFromTarballData(data);
  const prefix = `/node_modules/${content.packageName}/`;
  const files = content.listFiles(prefix).map((file) => file.slice(prefix.length));
  const read = (file: string): string => content.readFile(prefix + file);
  const unpacked = files.reduce((sum, file) => sum + Buffer.byteLength(read(file)), 0);
  return { path, manifest: JSON.parse(read("package.json")), files, packed: data.length, unpacked, read, data };
}

#!/usr/bin/env node
import module from "node:module";

// Runs before anything else is loaded, so that Node (22.8 and later) caches the compiled code of all modules.
module.enableCompileCache?.();
await import("./main.ts");

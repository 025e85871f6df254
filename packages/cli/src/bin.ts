#!/usr/bin/env node
import module from "node:module";

// Before anything else is loaded, so that Node caches the compiled code of what follows, if it can (22.8 and later).
module.enableCompileCache?.();
await import("./main.ts");

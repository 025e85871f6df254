#!/usr/bin/env node
import module from "node:module";

// Before anything else is loaded: Node keeps the compiled code of what follows, where it can (22.8 and later).
module.enableCompileCache?.();
await import("./main.ts");

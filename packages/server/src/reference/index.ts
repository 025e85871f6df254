export { type AdministratorKey, readAdministratorKey } from "./administrator-key.ts";
export { NotBuilt, readBundle } from "./built-files.ts";
export { type ReferenceServerOptions, referenceServer } from "./reference-server.ts";
export { scopesOf } from "./scopes.ts";
export { BadSetting, readSettings, type Settings } from "./settings.ts";
export { type Running, start } from "./start.ts";

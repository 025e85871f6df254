import { bodies } from "./bodies.ts";
import { codeSchemas } from "./code-schemas.ts";
import { declared } from "./declared.ts";
import type { Mutation } from "./mutation.ts";
import { shared } from "./shared.ts";

/** Every mutation, by the group of rules that catch it. */
export const mutations: readonly Mutation[] = [...declared, ...shared, ...codeSchemas, ...bodies];

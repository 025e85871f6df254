export { errorContractPlugin as default, type RedoclyPlugin } from "./plugin.ts";

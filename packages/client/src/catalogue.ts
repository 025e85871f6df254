export { errorCatalogue, errorContract, operationErrors } from "./generated/index.ts";

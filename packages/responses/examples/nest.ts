import type { Json } from "@error-contract/contract";
import { type ErrorContract, errorContract, fromNode, sendNode } from "@error-contract/responses";
import { type ArgumentsHost, Catch, type ExceptionFilter, type INestApplication } from "@nestjs/common";
import type { NextFunction, Request, Response } from "express";

/** Answers every exception of a Nest application, `NotFoundException` and the like among them, as the document says. */
export class ContractFilter implements ExceptionFilter {
  readonly #contract: ErrorContract;

  constructor(contract: ErrorContract) {
    this.#contract = contract;
  }

  catch(thrown: unknown, host: ArgumentsHost): void {
    const { method, originalUrl, headers } = host.switchToHttp().getRequest<Request>();
    const answer = this.#contract.respond(thrown, { method, target: originalUrl, headers });
    sendNode(answer, host.switchToHttp().getResponse<Response>());
  }
}
// The decorator, written so that Node can run the file as it is.
Catch()(ContractFilter);

/**
 * Holds a Nest application to a document. Create it with `bodyParser: false`; `request.body` is then the checked body.
 *
 * @param app - the application, not initialized yet
 * @param document - the OpenAPI document
 */
export function useContract(app: INestApplication, document: Json): void {
  const contract = errorContract(document);
  app.useGlobalFilters(new ContractFilter(contract));
  app.use(async (request: Request, _: Response, next: NextFunction) => {
    request.body = contract.check(await fromNode(request)).body;
    next();
  });
}

/** Where the log tells of its own troubles; the part of pino's (and Fastify's) logger that it needs. */
export interface Logger {
  error(details: object, message: string): void;
  info(details: object, message: string): void;
}

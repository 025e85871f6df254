import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as delay } from "node:timers/promises";
import {
  type Context,
  DiagLogLevel,
  defaultTextMapGetter,
  diag,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { SeverityNumber } from "@opentelemetry/api-logs";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPLogExporter } from "@opentelemetry/exporter-logs-otlp-proto";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import { BatchLogRecordProcessor, LoggerProvider } from "@opentelemetry/sdk-logs";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { StoredEntry } from "../log/stored-entry.ts";
import { redactUrl } from "../redaction/redact.ts";
import { knownMethod } from "./known-method.ts";

/** Sends traces and logs to an OpenTelemetry collector. */
export interface Telemetry {
  /** Creates a span for each request. */
  observe(app: FastifyInstance): void;
  /**
   * Sends a client error as a log record, within the span of its request.
   *
   * @param entry - the error as it is stored, without secrets
   */
  refused(entry: StoredEntry): void;
  /**
   * Sends a client error that never became a request, as a log record within a span of its own.
   *
   * @param entry - the error as it is stored, without secrets
   * @param times - when the request arrived and when its response was ready
   */
  broken(entry: StoredEntry, times: { readonly receivedAt: Date; readonly sentAt: Date }): void;
  /** Sends the queued data, unless the collector takes too long. */
  close(): Promise<void>;
}

const SCOPE = "error-contract";

/** How long closing waits for the collector, in milliseconds. */
const CLOSES_WITHIN = 2_000;

interface Observed {
  readonly span: Span;
  readonly context: Context;
  readonly request: FastifyRequest;
}

/**
 * Sends traces and logs by OTLP (protobuf over HTTP) to the collector that the environment names. Both wait in bounded
 * queues. If the collector cannot be reached, the queues drop what does not fit; nothing else is held up.
 *
 * @returns telemetry
 */
export function openTelemetrySdk(): Telemetry {
  const resource = resourceFromAttributes({ "service.name": SCOPE }).merge(
    detectResources({ detectors: [envDetector] }),
  );
  const everything = defaultResource().merge(resource);
  const traces = new TracerProvider({
    resource: everything,
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  const logs = new LoggerProvider({
    resource: everything,
    processors: [new BatchLogRecordProcessor({ exporter: new OTLPLogExporter() })],
  });
  const tracer = traces.getTracer(SCOPE);
  const logger = logs.getLogger(SCOPE);
  const propagator = new W3CTraceContextPropagator();
  const current = new AsyncLocalStorage<Observed>();
  const observed = new WeakMap<FastifyRequest, Observed>();

  /** Emits a row of the error log as a log record. A request that was never routed has no route. */
  function emit(row: ReturnType<typeof JSON.parse>, context: Context | undefined, route?: string): void {
    logger.emit({
      severityNumber: SeverityNumber.WARN,
      severityText: "WARN",
      eventName: "error_contract.client_error",
      body: row.response_body.message,
      ...(context && { context }),
      attributes: {
        "http.request.method": knownMethod(row.method),
        "http.route": route,
        "error.type": row.code,
        "http.response.status_code": row.status,
        "url.full": row.url,
        "user_agent.original": row.user_agent ?? undefined,
        "error_contract.request_id": row.request_id,
        "error_contract.operation_id": row.operation_id ?? undefined,
        "error_contract.account_id": row.account_id || undefined,
        "error_contract.api_key_id": row.api_key_id ?? undefined,
        "error_contract.cause": row.cause?.code,
      },
    });
  }

  return {
    observe(app) {
      const warn = (message: string): void => app.log.warn({ telemetry: message }, "Telemetry could not be sent.");
      const ignore = (): void => undefined;
      diag.setLogger(
        { error: warn, warn: ignore, info: ignore, debug: ignore, verbose: ignore },
        { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true },
      );
      app.addHook("onRequest", (request, _reply, done) => {
        const parent = propagator.extract(ROOT_CONTEXT, request.headers, defaultTextMapGetter);
        const span = tracer.startSpan(request.method, { kind: SpanKind.SERVER }, parent);
        const one = { span, request, context: trace.setSpan(parent, span) };
        observed.set(request, one);
        current.run(one, done);
      });
      app.addHook("onResponse", async (request, reply) => {
        const { span } = observed.get(request) ?? {};
        if (span === undefined) return;
        const { code, operation } = request.errorContract ?? {};
        const failed = reply.statusCode >= 500;
        const method = knownMethod(request.method);
        span.updateName(operation === undefined ? method : `${method} ${operation.path}`);
        span.setAttributes({
          "http.request.method": method,
          ...(operation !== undefined && { "http.route": operation.path }),
          "url.path": redactUrl(request.url).replace(/\?.*$/s, ""),
          "http.response.status_code": reply.statusCode,
          ...(reply.statusCode >= 400 && { "error.type": String(code ?? reply.statusCode) }),
        });
        // For a server, a client error does not fail the span (semantic conventions for HTTP spans).
        if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      });
    },
    refused({ json }) {
      const { context, request } = current.getStore() ?? {};
      emit(JSON.parse(json), context, request?.errorContract?.operation?.path);
    },
    broken({ json }, { receivedAt, sentAt }) {
      const row = JSON.parse(json);
      const attributes = {
        "http.request.method": knownMethod(row.method),
        "url.path": row.path,
        "http.response.status_code": row.status,
        "error.type": row.code,
      };
      const options = { kind: SpanKind.SERVER, startTime: receivedAt, attributes };
      const span = tracer.startSpan(knownMethod(row.method), options, ROOT_CONTEXT);
      emit(row, trace.setSpan(ROOT_CONTEXT, span));
      span.end(sentAt);
    },
    async close() {
      const ended = Promise.all([traces.shutdown(), logs.shutdown()]).catch(() => undefined);
      await Promise.race([ended, delay(CLOSES_WITHIN, undefined, { ref: false })]);
    },
  };
}

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import protobuf from "protobufjs";

/** The attributes of a span, a log record or a resource, with plain values. */
export type Attributes = Readonly<Record<string, unknown>>;

/** A span or a log record, as received. */
export interface Received {
  readonly kind: "span" | "log";
  /** A span's name, or a log record's body. */
  readonly text: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly attributes: Attributes;
  readonly resource: Attributes;
}

/** A collector that keeps everything it receives. */
export interface OtlpReceiver {
  readonly url: string;
  received(): readonly Received[];
  /** The bytes of all requests. */
  bytes(): Buffer;
  close(): Promise<void>;
}

/** The messages of OTLP 1, with the fields that are read here by their numbers; unknown fields are skipped. */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message Value { oneof value { string text = 1; bool flag = 2; int64 number = 3; double fraction = 4; } }
  message Attribute { string key = 1; Value value = 2; }
  message Resource { repeated Attribute attributes = 1; }
  message Span { bytes trace_id = 1; bytes span_id = 2; bytes parent_span_id = 4; string name = 5; repeated Attribute attributes = 9; }
  message ScopeSpans { repeated Span spans = 2; }
  message ResourceSpans { Resource resource = 1; repeated ScopeSpans scope_spans = 2; }
  message Traces { repeated ResourceSpans resource_spans = 1; }
  message Record { Value body = 5; repeated Attribute attributes = 6; bytes trace_id = 9; bytes span_id = 10; }
  message ScopeLogs { repeated Record log_records = 2; }
  message ResourceLogs { Resource resource = 1; repeated ScopeLogs scope_logs = 2; }
  message Logs { repeated ResourceLogs resource_logs = 1; }
`);

// The results of decoding by the schema above.
interface KeyValue {
  readonly key: string;
  readonly value: {
    readonly text?: string;
    readonly number?: number;
    readonly flag?: boolean;
    readonly fraction?: number;
  };
}
interface Resource {
  readonly attributes: readonly KeyValue[];
}
interface Message {
  readonly traceId?: Uint8Array;
  readonly spanId?: Uint8Array;
  readonly parentSpanId?: Uint8Array;
  readonly attributes: readonly KeyValue[];
}
interface Traces {
  readonly resourceSpans: readonly {
    readonly resource: Resource;
    readonly scopeSpans: readonly { readonly spans: readonly (Message & { readonly name: string })[] }[];
  }[];
}
interface Logs {
  readonly resourceLogs: readonly {
    readonly resource: Resource;
    readonly scopeLogs: readonly { readonly logRecords: readonly (Message & { readonly body: KeyValue["value"] })[] }[];
  }[];
}

/**
 * Starts a collector. It decodes OTLP (protobuf over HTTP) with a schema of its own, not with the SDK's code.
 *
 * @returns the collector
 */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const received: Received[] = [];
  const bodies: Buffer[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    bodies.push(body);
    if (request.headers["content-type"] !== "application/x-protobuf") return void response.writeHead(415).end();
    received.push(...(request.url === "/v1/traces" ? spansIn(body) : logsIn(body)));
    response.writeHead(200, { "content-type": "application/x-protobuf" }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received,
    bytes: () => Buffer.concat(bodies),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function spansIn(body: Buffer): readonly Received[] {
  return decode<Traces>("Traces", body).resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map((span) => ({ kind: "span" as const, text: span.name, ...common(span, resource) })),
    ),
  );
}

function logsIn(body: Buffer): readonly Received[] {
  return decode<Logs>("Logs", body).resourceLogs.flatMap(({ resource, scopeLogs }) =>
    scopeLogs.flatMap(({ logRecords }) =>
      logRecords.map((record) => ({ kind: "log" as const, text: record.body.text ?? "", ...common(record, resource) })),
    ),
  );
}

function decode<Decoded>(type: string, body: Buffer): Decoded {
  const Type = root.lookupType(type);
  // The schema is parsed at run time, so only the caller knows the type.
  return Type.toObject(Type.decode(body), { longs: Number, arrays: true }) as Decoded;
}

function common(message: Message, resource: Resource): Omit<Received, "kind" | "text"> {
  return {
    traceId: hex(message.traceId),
    spanId: hex(message.spanId),
    parentSpanId: hex(message.parentSpanId),
    attributes: plain(message.attributes),
    resource: plain(resource.attributes),
  };
}

function hex(bytes: Uint8Array = new Uint8Array()): string {
  return Buffer.from(bytes).toString("hex");
}

function plain(attributes: readonly KeyValue[]): Attributes {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.text ?? value.number ?? value.flag ?? value.fraction]),
  );
}

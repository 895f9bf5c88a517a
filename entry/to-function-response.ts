import type { InMemoryResponse } from './call-in-memory';

/** The result of an event function for an HTTP request. */
export interface FunctionResponse {
  readonly isBase64Encoded: boolean;
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string;
}

/** Hop-by-hop headers. They describe the in-memory connection, not the client's. */
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding']);

/** Converts a response. Text stays text, which is smaller than base64; compressed and other bodies become base64. */
export function toFunctionResponse({ status, headers, body }: InMemoryResponse): FunctionResponse {
  const endToEnd = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || hopByHop.has(name) ? [] : [[name, value] as const],
  );
  const isText =
    isTextType(headers['content-type']) && (headers['content-encoding'] ?? 'identity') === 'identity';
  const isBase64Encoded = body.length > 0 && !isText;
  return {
    isBase64Encoded,
    statusCode: status,
    headers: Object.fromEntries(endToEnd),
    body: body.toString(isBase64Encoded ? 'base64' : 'utf8'),
  };
}

function isTextType(type = ''): boolean {
  return /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml|javascript)\b|image\/svg\+xml\b)/i.test(type);
}

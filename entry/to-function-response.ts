import type { InMemoryResponse } from './call-in-memory';

/** What an event function answers to SCF. */
export interface FunctionResponse {
  readonly isBase64Encoded: boolean;
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string;
}

/** Of one connection, which there is none of for the client. */
const ofTheConnection = new Set(['connection', 'keep-alive', 'transfer-encoding']);

/** Translates an answer. Text stays text, which is smaller; compressed bodies and those of other types are base64. */
export function toFunctionResponse({ status, headers, body }: InMemoryResponse): FunctionResponse {
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || ofTheConnection.has(name) ? [] : [[name, value] as const],
  );
  const isText =
    isTextType(headers['content-type']) && (headers['content-encoding'] ?? 'identity') === 'identity';
  const isBase64Encoded = body.length > 0 && !isText;
  return {
    isBase64Encoded,
    statusCode: status,
    headers: Object.fromEntries(kept),
    body: body.toString(isBase64Encoded ? 'base64' : 'utf8'),
  };
}

function isTextType(type = ''): boolean {
  return /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml|javascript)\b|image\/svg\+xml\b)/i.test(type);
}

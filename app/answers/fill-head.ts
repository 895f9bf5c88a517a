import { toAllowedOrigin } from '../presenter/to-allowed-origin';
import type { ReadyAnswer } from './answer-cache';
import type { Encoding } from './choose-encoding';
import { compressionThreshold } from './ready-body';

/** What a head says besides what the answer does. */
export interface HeadFacts {
  readonly requestId: string;
  readonly cacheControl: string;
  /** As configured: `*`, or those that may read answers. */
  readonly corsOrigins: '*' | readonly string[];
  /** As the request says it; empty where it does not. */
  readonly origin: string;
  /** Of what is sent, in bytes; null for a 304, which sends nothing. */
  readonly length: number | null;
  readonly encoding: Encoding | null;
}

/**
 * The head of an answer, names and values in turns. All but a few values are the same for every request, so it is made once
 * for each form and filled; it holds until it is filled for the next, and is to be sent at once.
 */
export function fillHead(answer: ReadyAnswer, facts: HeadFacts): readonly string[] {
  const form = facts.length === null ? 'none' : (facts.encoding ?? 'plain');
  const known = answer.heads?.[form];
  const head = known ?? makeHead(answer, facts);
  // A copy, for the reason that there are copies in `answer-cache.ts`.
  if (!known && answer.heads) answer.heads[form] = head.slice();
  head[1] = facts.requestId;
  head[3] = facts.cacheControl;
  if (facts.corsOrigins === '*') return head;
  const allowed = toAllowedOrigin(facts.corsOrigins, facts.origin);
  return allowed === null ? head : [...head, 'Access-Control-Allow-Origin', allowed];
}

function makeHead({ headers, contentType, body }: ReadyAnswer, facts: HeadFacts): string[] {
  const { corsOrigins, length, encoding } = facts;
  // First the two that are filled in.
  const head = ['X-Request-Id', '', 'Cache-Control', '', ...headers];
  if (corsOrigins === '*') head.push('Access-Control-Allow-Origin', '*');
  const vary = toVary(corsOrigins !== '*', body.plain.length > compressionThreshold);
  if (vary !== '') head.push('Vary', vary);
  if (length !== null) {
    head.push('Content-Type', contentType, 'Content-Length', String(length));
    if (encoding !== null) head.push('Content-Encoding', encoding);
  }
  return head;
}

function toVary(isByOrigin: boolean, isCompressible: boolean): string {
  if (isByOrigin) return isCompressible ? 'Origin, Accept-Encoding' : 'Origin';
  return isCompressible ? 'Accept-Encoding' : '';
}

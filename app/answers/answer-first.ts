import type { Application } from 'egg';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { nameRequest } from '../middleware/request-id';
import { findTraceId } from '../operations/find-trace-id';
import { recordRequest } from '../operations/record-request';
import { readStopwatch } from '../operations/stopwatch';
import type { Bytes } from '../presenter/to-bytes';
import { openDirectly, type MadeAnswer } from './answer-directly';
import { openEndOfTurn } from './at-end-of-turn';
import { chooseEncoding, type Encoding } from './choose-encoding';
import { fillHead } from './fill-head';
import { isHeld } from './is-held';
import { compressionThreshold } from './ready-body';

/** What Node calls for every request. */
export type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/**
 * Answers what was answered before from ready bytes, and leaves all else to the application, which keeps its answers
 * (`app/middleware/deliver.ts`). A ready answer differs from the first in its request id and date alone.
 *
 * What is asked for while its first answer is being made waits for that.
 */
export function answerFirst(app: Application, application: Listener): Listener {
  const makeDirectly = openDirectly(app);
  const underWay = new Map<string, Promise<unknown>>();
  const endOfTurn = openEndOfTurn(sendFitting);

  /** Sends an answer at the end of this turn, if there is one; returns whether there is. */
  const sendSoon = (
    request: IncomingMessage,
    response: ServerResponse,
    started: number,
    made: MadeAnswer | undefined,
  ): boolean => {
    if (made) endOfTurn.putOff({ app, request, response, started, ...made }, started);
    return made !== undefined;
  };

  const answerOtherwise = (request: IncomingMessage, response: ServerResponse): unknown => {
    const answered = application(request, response);
    if (!(answered instanceof Promise)) return answered;
    const url = request.url ?? '/';
    const done = answered.finally(() => {
      if (underWay.get(url) === done) underWay.delete(url);
    });
    underWay.set(url, done);
    return done;
  };

  return (request, response) => {
    const { method, url = '/' } = request;
    const started = readStopwatch();
    endOfTurn.hurry(started);
    if (method !== 'GET' && method !== 'HEAD') return application(request, response);
    if (sendSoon(request, response, started, findKept(app, url))) return undefined;
    const first = underWay.get(url);
    if (!first) {
      const isMade = sendSoon(request, response, started, makeDirectly(request, response));
      return isMade ? undefined : answerOtherwise(request, response);
    }
    const answerLater = () =>
      sendSoon(request, response, started, findKept(app, url)) || application(request, response);
    return first.then(answerLater, answerLater);
  };
}

/** Sends an answer in the form that the request asks for. Resolves when it is sent, where that takes time. */
function sendFitting(exchange: Exchange): Promise<void> | undefined {
  const { answer, request, judgement } = exchange;
  if (isHeld(request, answer, judgement.now)) return send(exchange, null, null);
  const { plain } = answer.body;
  const isCompressible = plain.length > compressionThreshold;
  const encoding = isCompressible
    ? chooseEncoding(request.headers['accept-encoding']?.toString() ?? '')
    : null;
  if (encoding === null) return send(exchange, plain, null);
  const body = answer.body.encode(encoding);
  if (!(body instanceof Promise)) return send(exchange, body, encoding);
  return body.then(
    (bytes) => send(exchange, bytes, encoding),
    () => send(exchange, plain, null),
  );
}

function findKept(app: Application, url: string): MadeAnswer | undefined {
  try {
    const now = app.now();
    const edition = app.publication?.editionAt(now);
    if (!edition) return undefined;
    const judgement = { edition, now };
    const answer = app.answers.find(url, judgement);
    return answer && { judgement, answer };
  } catch {
    // The application meets the same, and answers it as a fault.
    return undefined;
  }
}

interface Exchange extends MadeAnswer {
  readonly app: Application;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** By `readStopwatch()`. */
  readonly started: number;
}

/** @param body null for a 304 */
function send(exchange: Exchange, body: Bytes | null, encoding: Encoding | null): Promise<void> | undefined {
  const { app, request, response, started, judgement, answer } = exchange;
  const { headers } = request;
  const requestId = nameRequest(headers['x-request-id']?.toString(), headers['x-scf-request-id']?.toString());
  const isHead = request.method === 'HEAD';
  const status = body === null ? 304 : 200;
  const record = {
    requestId,
    method: request.method ?? 'GET',
    path: answer.path,
    route: answer.route,
    status,
    durationMs: readStopwatch() - started,
    bytes: isHead || body === null ? 0 : body.length,
    revision: judgement.edition.catalog.revision,
    traceId: headers.traceparent === undefined ? undefined : findTraceId(headers.traceparent.toString()),
  };
  const end = () => {
    // Whoever hung up while the body was being compressed wants no answer any more.
    if (response.destroyed) return;
    if (app.isDraining) response.setHeader('Connection', 'close');
    const head = fillHead(answer, {
      requestId,
      cacheControl: app.cacheControl(judgement),
      corsOrigins: app.config.casebook.corsOrigins,
      origin: headers.origin ?? '',
      length: body?.length ?? null,
      encoding,
    });
    // Node's types want an array that may be changed, and its code changes nothing.
    response.writeHead(status, head as string[]);
    response.end(isHead || body === null ? undefined : body, 'latin1');
  };
  recordRequest(app, record);
  if (app.waitsForAlerts && app.alerts) return app.alerts.settle().then(end);
  end();
  return undefined;
}

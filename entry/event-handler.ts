import type { Application } from 'egg';
import http from 'node:http';
import { inspect } from 'node:util';
import { toLogLine } from '../app/operations/to-log-line';
import { respondNotReady } from '../app/response/respond-not-ready';
import { toClientError } from '../app/presenter/to-client-error';
import { toProblem } from '../app/presenter/to-problem';
import { toSizeError } from '../app/presenter/to-size-error';
import { normalizeTarget } from '../contract/normalize-target';
import { callInMemory, type InMemoryResponse } from './call-in-memory';
import { isHttpEvent, describeEvent } from './http-event';
import { logStartupError } from './log-startup-error';
import { toFunctionResponse, type FunctionResponse } from './to-function-response';
import { toRequest } from './to-request';

/** What SCF hands over besides the event; more is in it. */
export interface FunctionContext {
  callbackWaitsForEmptyEventLoop?: boolean;
  readonly request_id?: string;
}

/** What is answered to a trigger that is no request. */
export interface Refusal {
  readonly error: string;
}

export type EventHandler = (event: unknown, context?: FunctionContext) => Promise<FunctionResponse | Refusal>;

/** What SCF takes back at most: 6 MB of JSON. */
const maxAnswerBytes = 6 * 1024 * 1024;

/**
 * Makes the handler of an event function; the application starts at once, while the platform lets a function
 * initialise, and every invocation waits for it.
 *
 * An application that failed to start stays so, because nothing that it starts from changes in a deployed function:
 * every request is answered 503, and the log says why.
 */
export function createEventHandler(create: () => Application): EventHandler {
  const server = start(create);
  return async (event, context) => {
    if (context) context.callbackWaitsForEmptyEventLoop = false;
    if (!isHttpEvent(event)) return refuse(describeEvent(event), context?.request_id);
    const request = toRequest(event, context?.request_id);
    const answer = toFunctionResponse(await callInMemory(server, request).catch(answerInvalid));
    const bytes = measure(answer);
    return bytes <= maxAnswerBytes ? answer : refuseSize(answer, request.target, bytes);
  };
}

function start(create: () => Application): http.Server {
  try {
    const app = create();
    app.freezesAfterResponse = true;
    const server = http.createServer(app.callback());
    // Lets Egg answer what is no HTTP, as it does where it makes the server itself.
    server.on('clientError', (error, socket) => {
      app.onClientError(error, socket);
    });
    Promise.resolve(app.ready()).catch(logStartupError);
    return server;
  } catch (error) {
    logStartupError(error);
    return http.createServer(respondNotReady);
  }
}

/**
 * Answers a trigger that is no request. It does not throw: SCF would try again, twice and in vain.
 */
function refuse(name: string, requestId: string | undefined): Refusal {
  const error =
    `This function answers HTTP requests, and was started by ${name}. ` +
    'Remove that trigger; a function URL is the one that it needs.';
  process.stdout.write(`${toLogLine('error', { event: 'refused', requestId, message: error })}\n`);
  return { error };
}

/** An event that cannot be written as HTTP: a method with a space, say, or one that opens tunnels. */
function answerInvalid(error: unknown): InMemoryResponse {
  process.stdout.write(`${toLogLine('warn', { event: 'invalid request', message: inspect(error) })}\n`);
  const { status, headers, body } = toClientError('');
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    status,
    headers: Object.fromEntries(named) as InMemoryResponse['headers'],
    body: Buffer.from(body),
  };
}

/** Bytes of an answer as SCF sends it on: as JSON, in which quotes and line ends count twice. */
function measure(answer: FunctionResponse): number {
  // Most are far from the limit, whatever is in them: an escape has six bytes at most.
  if (answer.body.length * 6 < maxAnswerBytes) return 0;
  return Buffer.byteLength(JSON.stringify(answer));
}

function refuseSize({ headers }: FunctionResponse, target: string, bytes: number): FunctionResponse {
  const [path = '', query = ''] = target.split('?', 2);
  const isList = !/\/articles\/./.test(normalizeTarget(path));
  const error = toSizeError({ bytes, maxBytes: maxAnswerBytes, isList, query });
  const problem = toProblem(error, path, String(headers['x-request-id']));
  const kept = Object.entries(headers).filter(([name]) => /^(?:x-|access-control-|date$)/.test(name));
  return {
    isBase64Encoded: false,
    statusCode: problem.status,
    headers: {
      ...Object.fromEntries(kept),
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
    },
    body: JSON.stringify(problem),
  };
}

import type { Application } from 'egg';
import http from 'node:http';
import { inspect } from 'node:util';
import { getStandardOutput } from '../app/operations/line-writer';
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

/** The used part of the context that SCF passes with an event. */
export interface FunctionContext {
  callbackWaitsForEmptyEventLoop?: boolean;
  readonly request_id?: string;
}

/** The result for an event that is not an HTTP request. */
export interface Refusal {
  readonly error: string;
}

export type EventHandler = (event: unknown, context?: FunctionContext) => Promise<FunctionResponse | Refusal>;

/** The maximum size of a result that SCF accepts, as JSON. */
const maxResponseBytes = 6 * 1024 * 1024;

/**
 * Creates the handler of an event function. The application starts at once, in the initialisation phase of the function, and
 * every invocation waits for it.
 *
 * If the application fails to start, every request gets a 503 and the log has the reason. A new attempt would fail, too,
 * because nothing changes in a deployed function.
 */
export function createEventHandler(create: () => Application): EventHandler {
  const server = start(create);
  return async (event, context) => {
    if (context) context.callbackWaitsForEmptyEventLoop = false;
    if (!isHttpEvent(event)) return toRefusal(describeEvent(event), context?.request_id);
    let target = event.path;
    // Asynchronous, so that the error of an event that is not a request is caught, too.
    const call = async () => {
      const request = toRequest(event, context?.request_id);
      ({ target } = request);
      return await callInMemory(server, request);
    };
    const response = toFunctionResponse(await call().catch(toInvalidRequestResponse));
    const bytes = measure(response);
    return bytes <= maxResponseBytes ? response : toOversizeResponse(response, target, bytes);
  };
}

function start(create: () => Application): http.Server {
  try {
    const app = create();
    app.freezesAfterResponse = true;
    const server = http.createServer(app.callback());
    // Egg responds to invalid HTTP, as it does for a server that it creates itself.
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

/** The result for a trigger that does not send requests. Not an error: SCF would retry it twice. */
function toRefusal(name: string, requestId: string | undefined): Refusal {
  const error =
    `This function answers HTTP requests, and was started by ${name}. ` +
    'Remove that trigger; a function URL is the one that it needs.';
  getStandardOutput().write(toLogLine('error', { event: 'refused', requestId, message: error }), true);
  return { error };
}

/** The response to an event that is not valid HTTP, such as a method with a space, or CONNECT. */
function toInvalidRequestResponse(error: unknown): InMemoryResponse {
  const { status, requestId, headers, body } = toClientError('');
  const line = toLogLine('warn', { event: 'invalid request', requestId, message: inspect(error) });
  getStandardOutput().write(line, true);
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    status,
    headers: Object.fromEntries(entries) as InMemoryResponse['headers'],
    body: Buffer.from(body),
  };
}

/** The size of a result as SCF counts it: as JSON, with its escapes. A result far below the limit counts as 0. */
function measure(response: FunctionResponse): number {
  // An escape has at most six bytes.
  if (response.body.length * 6 < maxResponseBytes) return 0;
  return Buffer.byteLength(JSON.stringify(response));
}

function toOversizeResponse({ headers }: FunctionResponse, target: string, bytes: number): FunctionResponse {
  const [path = '', query = ''] = target.split('?', 2);
  const isList = !/\/articles\/./.test(normalizeTarget(path));
  const error = toSizeError({ bytes, maxBytes: maxResponseBytes, isList, query });
  const problem = toProblem(error, path, String(headers['x-request-id']));
  const preserved = Object.entries(headers).filter(([name]) => /^(?:x-|access-control-|date$)/.test(name));
  return {
    isBase64Encoded: false,
    statusCode: problem.status,
    headers: {
      ...Object.fromEntries(preserved),
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
    },
    body: JSON.stringify(problem),
  };
}

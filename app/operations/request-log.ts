import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Logging, LogLevel } from '../../config/content';
import { getHealth, getMetrics, getReadiness } from '../../contract/operations';
import { findClientAddress } from './find-client-address';
import { isError, type RequestRecord } from './request-record';
import { isLogged, toRequestLine } from './to-log-line';

/** What a log line can contain of a request besides its record. */
type LoggedRequest = Pick<IncomingMessage, 'headers'> & { readonly socket: Pick<Socket, 'remoteAddress'> };

/** Returns the log line of a finished request; undefined if the settings leave it out. */
export type RequestLog = (record: RequestRecord, request: LoggedRequest) => string | undefined;

/** What monitoring requests every few seconds. */
const probes: ReadonlySet<string> = new Set([getHealth, getReadiness, getMetrics].map(({ path }) => path));
const maxAgentLength = 200;

/**
 * Creates the log of requests. Only requests that succeeded can be left out as probes or by sampling. A slow one is always
 * logged, because an alert has its id.
 *
 * @param slowMs requests that take longer are slow, in ms; 0: none is
 * @param random as `Math.random`
 */
export function createRequestLog(settings: Logging, slowMs: number, random = Math.random): RequestLog {
  const { sample, client, trustedProxies } = settings;
  const toExtra = (isSampled: boolean, { headers, socket }: LoggedRequest) => {
    const fields = {
      sample: isSampled ? sample : undefined,
      client: client.includes('address') ? findClientAddress(headers, socket, trustedProxies) : undefined,
      agent: client.includes('agent') ? headers['user-agent']?.slice(0, maxAgentLength) : undefined,
    };
    return JSON.stringify(fields).slice(1, -1);
  };
  const hasExtra = sample > 1 || client.length > 0;
  return (record, request) => {
    const { status, route, durationMs } = record;
    const level: LogLevel = isError(status) ? 'error' : slowMs > 0 && durationMs > slowMs ? 'warn' : 'info';
    if (!isLogged(level, settings.level)) return undefined;
    const isOrdinary = level === 'info' && status < 400;
    if (isOrdinary && !settings.probes && probes.has(route)) return undefined;
    const isSampled = isOrdinary && sample > 1;
    if (isSampled && random() * sample >= 1) return undefined;
    return toRequestLine(record, level, hasExtra ? toExtra(isSampled, request) : '');
  };
}

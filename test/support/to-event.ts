import type { CallOptions } from './call';

/** Who hands the event to the function. */
export type EventShape = 'function-url' | 'api-gateway';

/** How a platform may split a query: as it came, or decoded. */
export type QueryReading = 'as-it-is' | 'decoded';

/** The event for a request, with the keys that the platform gives it and no others. */
export function toEvent(
  target: string,
  { method = 'GET', headers = {} }: CallOptions,
  shape: EventShape,
  reading: QueryReading = 'as-it-is',
): object {
  const [path = '', ...rest] = target.split('?');
  const queryString = readQuery(rest.join('?'), reading);
  const named = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  if (shape === 'function-url') {
    const own = {
      host: '1250000000-abcdefghij.ap-guangzhou.tencentscf.com',
      'x-scf-remote-addr': '203.0.113.7',
    };
    return { body: '', headers: { ...own, ...named }, httpMethod: method, path, queryString };
  }
  return {
    headerParameters: {},
    headers: {
      host: 'service-abcd1234-1250000000.gz.apigw.tencentcs.com',
      'x-api-scheme': 'https',
      ...named,
    },
    httpMethod: method,
    isBase64Encoded: false,
    path,
    pathParameters: {},
    queryString,
    queryStringParameters: {},
    requestContext: {
      httpMethod: 'ANY',
      identity: {},
      path: '/',
      serviceId: 'service-abcd1234',
      sourceIp: '203.0.113.7',
      stage: 'release',
    },
  };
}

type QueryValue = string | true;

/** Values by name: one, a list of several, or `true` for a name alone. */
function readQuery(query: string, reading: QueryReading): Record<string, QueryValue | QueryValue[]> {
  const values = new Map<string, QueryValue[]>();
  for (const pair of query.split('&').filter((part) => part !== '')) {
    const equals = pair.indexOf('=');
    const read = reading === 'decoded' ? decode : (text: string) => text;
    const name = read(equals === -1 ? pair : pair.slice(0, equals));
    values.set(name, [...(values.get(name) ?? []), equals === -1 ? true : read(pair.slice(equals + 1))]);
  }
  return Object.fromEntries(
    [...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? true) : all]),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

import type http from 'node:http';

/** The behaviour of a version. */
export interface FakeSite {
  readonly revision: string;
  readonly checksum: string;
  /** The ids of its articles. */
  readonly articles: readonly string[];
  /** Returns 500 for everything except `/readyz`, so only a test that reads articles detects it. */
  readonly isBroken: boolean;
}

/** Responds like Casebook, as far as a smoke test checks. `path` is without the prefix of the function URL. */
export function respondAsSite(
  { revision, checksum, articles, isBroken }: FakeSite,
  path: string,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): void {
  const send = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) => {
    response.writeHead(status, {
      'Content-Type': 'application/json',
      'X-Content-Revision': revision,
      ...headers,
    });
    response.end(status === 304 ? undefined : JSON.stringify(body));
  };
  const { pathname, searchParams } = new URL(path, 'http://site');
  if (pathname === '/readyz') {
    const findings = { errors: 0, warnings: 0 };
    const asked = searchParams.has('checksum') ? { checksum } : {};
    send(200, { status: 'ready', revision, articles: articles.length, findings, ...asked });
  } else if (isBroken) {
    send(500, { code: 'internal', title: 'Something broke' });
  } else if (pathname === '/api/v1/articles') {
    const etag = `W/"${revision}"`;
    if (request.headers['if-none-match'] === etag) send(304, null, { ETag: etag });
    else send(200, { data: articles.slice(0, 1).map((id) => ({ id })) }, { ETag: etag });
  } else {
    const id = decodeURIComponent(pathname.replace('/api/v1/articles/', ''));
    if (articles.includes(id)) send(200, { data: { id } });
    else send(404, { code: 'not_found' });
  }
}

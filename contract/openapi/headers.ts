import type { Endpoint } from '../endpoint';

const text = { type: 'string' };

/** The headers of responses, with their descriptions. */
export const headers = {
  'Cache-Control': {
    description:
      'How long the answer may be kept; never past the next moment at which an article appears or disappears.',
    schema: text,
    example: 'public, max-age=60, stale-while-revalidate=600',
  },
  ETag: {
    description:
      'Names the answer, weakly; sent back as `If-None-Match` it gives a 304 while the answer is the same.',
    schema: text,
    example: 'W/"MRCw29KSXUVFe5dWjhrHoP3xN2E"',
  },
  'Last-Modified': {
    description: 'The latest moment behind the answer. It may miss an edit, so prefer the ETag.',
    schema: text,
    example: 'Tue, 23 Jun 2020 00:00:00 GMT',
  },
  Link: {
    description: 'The pages `first`, `prev`, `next` and `last` (RFC 8288), where it is no longer than 2 KiB.',
    schema: text,
    example: '</api/v1/articles?page=2>; rel="next"',
  },
  Location: { description: 'The path that the article has now, with the query.', schema: text },
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' }, example: 5 },
  Vary: { description: 'The request headers that the answer depends on.', schema: text },
  'X-Content-Revision': {
    description: 'Names all the content together, once it is loaded.',
    schema: text,
    example: 'daa5535647254941',
  },
  'X-Request-Id': {
    description: 'Names the request in logs; taken from the request when it brings one.',
    schema: text,
  },
} as const;

export type HeaderName = keyof typeof headers;

const always: readonly HeaderName[] = ['Cache-Control', 'Vary', 'X-Content-Revision', 'X-Request-Id'];

/** The headers of a 200. */
export function headersOf({ caching, operationId }: Endpoint): HeaderName[] {
  const link: HeaderName[] = operationId === 'listArticles' ? ['Link'] : [];
  const cached: HeaderName[] = caching === 'public' ? ['ETag', 'Last-Modified'] : [];
  return [...cached, ...link, ...always];
}

/** The headers of every problem. */
export const problemHeaders: readonly HeaderName[] = ['Cache-Control', 'X-Request-Id'];

/** References to headers, by name. */
export function referTo(names: readonly HeaderName[]): Record<string, { $ref: string }> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

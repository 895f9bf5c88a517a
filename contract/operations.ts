import { Type } from '@sinclair/typebox';
import { defineEndpoint } from './endpoint';

/** Liveness: whether the process responds. */
export const getHealth = defineEndpoint({
  operationId: 'getHealth',
  path: '/healthz',
  summary: '200 while the process can answer.',
  tag: 'operations',
  params: Type.Object({}),
  query: Type.Object({}),
  response: Type.Object({ status: Type.Literal('ok') }),
  caching: 'none',
  errors: ['invalid_parameter', 'unknown_parameter'],
});

/** Readiness: whether a load balancer should send requests to this process. */
export const getReadiness = defineEndpoint({
  operationId: 'getReadiness',
  path: '/readyz',
  summary: '200 once content is loaded, 503 before and while the server ends; the same shape both ways.',
  tag: 'operations',
  params: Type.Object({}),
  query: Type.Object({
    checksum: Type.Optional(
      Type.Boolean({ description: 'Whether to read the whole snapshot and return its checksum.' }),
    ),
  }),
  response: Type.Object({
    status: Type.Union([Type.Literal('ready'), Type.Literal('not_ready')]),
    revision: Type.Union([Type.String(), Type.Null()]),
    articles: Type.Integer({ description: 'Public articles at this moment.' }),
    findings: Type.Object({ errors: Type.Integer(), warnings: Type.Integer() }),
    checksum: Type.Optional(
      Type.Union([Type.String(), Type.Null()], {
        description:
          'With `checksum=true`: the SHA-256 of the snapshot as this process reads it; null without content.',
      }),
    ),
  }),
  caching: 'none',
  errors: ['invalid_parameter', 'unknown_parameter'],
});

/** Metrics for monitoring. */
export const getMetrics = defineEndpoint({
  operationId: 'getMetrics',
  path: '/metrics',
  summary: 'Counts of requests, their durations, memory and content, in the text format of Prometheus.',
  tag: 'operations',
  params: Type.Object({}),
  query: Type.Object({}),
  response: Type.String(),
  contentType: 'text/plain; version=0.0.4; charset=utf-8',
  caching: 'none',
  errors: ['invalid_parameter', 'unknown_parameter'],
});

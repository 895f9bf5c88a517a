import { Type } from '@sinclair/typebox';
import { defineEndpoint } from './endpoint';

/** The contract as an OpenAPI document. */
export const getOpenApi = defineEndpoint({
  operationId: 'getOpenApi',
  path: '/api/v1/openapi.json',
  summary: 'This description of the API, as an OpenAPI 3.1 document.',
  tag: 'operations',
  params: Type.Object({}),
  query: Type.Object({}),
  response: Type.Record(Type.String(), Type.Unknown()),
  errors: ['invalid_parameter', 'unknown_parameter'],
});

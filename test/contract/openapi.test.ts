import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
import { endpoints } from '../../contract/endpoints';
import { problemCatalogue } from '../../contract/problem';
import { openApi } from '../support/check-openapi';

const source = fs.readFileSync(path.resolve(__dirname, '../../openapi.json'), 'utf8');

/** What is said of answers in the document, however deep. */
function collect(value: unknown, key: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [
    ...(name === key ? [part as unknown] : []),
    ...collect(part, key),
  ]);
}

describe('the OpenAPI document', () => {
  it('is valid to an independent validator', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(source) as Record<string, unknown>);
    assert.ok(valid, JSON.stringify(errors));
  });

  it('is clean under the strictest rules of a public linter, examples included', async () => {
    const config = await createConfig({ extends: ['recommended-strict'] });
    const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
    assert.deepEqual(
      problems.map(({ ruleId, message }) => `${ruleId}: ${message}`),
      [],
    );
  });

  it('has every operation of the endpoint table, and no other', () => {
    assert.deepEqual(
      Object.keys(openApi.paths).sort(),
      Object.values(endpoints)
        .map((endpoint) => endpoint.path)
        .sort(),
    );
  });

  it('names every error code', () => {
    const codes = new Set(
      collect(openApi.paths, 'code')
        .concat(collect(openApi.components, 'code'))
        .flatMap((part) => (part as { enum?: string[] }).enum ?? []),
    );
    // The answer to another method, which is no operation of the API.
    const expected = Object.keys(problemCatalogue).filter((code) => code !== 'method_not_allowed');
    assert.deepEqual([...codes].sort(), expected.sort());
  });

  it('shows an answer of every operation but those that are never the same twice', () => {
    const shown = Object.entries(openApi.paths).filter(
      ([, { get }]) => collect(get.responses, 'examples').length > 0,
    );
    const silent = Object.keys(openApi.paths).filter((name) => !shown.some(([other]) => other === name));
    assert.deepEqual(silent.sort(), ['/api/v1/openapi.json', '/metrics']);
  });
});

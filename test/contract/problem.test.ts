import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { endpoints } from '../../contract/endpoints';
import { problemCatalogue, type ProblemCode } from '../../contract/problem';
import { ProblemError } from '../../contract/problem-error';
import { listSources } from '../boundaries/list-sources';

const codes = Object.keys(problemCatalogue) as ProblemCode[];

describe('problem catalogue', () => {
  it('gives every code the status that the contract promises', () => {
    const statuses = Object.fromEntries(codes.map((code) => [code, problemCatalogue[code].status]));
    assert.deepEqual(statuses, {
      invalid_parameter: 400,
      unknown_parameter: 400,
      invalid_cursor: 400,
      forbidden: 403,
      article_not_found: 404,
      term_not_found: 404,
      not_found: 404,
      method_not_allowed: 405,
      ambiguous_slug: 409,
      uri_too_long: 414,
      internal: 500,
      not_ready: 503,
    });
  });

  it('gives no two codes the same title', () => {
    assert.equal(new Set(codes.map((code) => problemCatalogue[code].title)).size, codes.length);
  });

  it('holds exactly the codes that the code uses', () => {
    const used = new Set<string>();
    for (const file of listSources().filter((name) => name !== 'contract/problem.ts')) {
      const text = fs.readFileSync(path.join(__dirname, '../..', file), 'utf8');
      // As an argument, the outcome of a condition or a property; lists of codes declare and do not use.
      for (const [, code = ''] of text.matchAll(/[?:(]\s*'(\w+)'/g))
        if (code in problemCatalogue) used.add(code);
      for (const [, code = ''] of text.matchAll(/new ProblemError\(\s*'(\w+)'/g)) used.add(code);
    }
    assert.deepEqual([...used].sort(), [...codes].sort());
  });

  it('holds every code that an operation declares, and no operation declares one twice', () => {
    for (const { operationId, errors } of Object.values(endpoints)) {
      assert.equal(new Set(errors).size, errors.length, operationId);
      for (const code of errors) assert.ok(code in problemCatalogue, `${operationId}: ${code}`);
    }
  });
});

describe('ProblemError', () => {
  it('carries its code, its sentence and the facts', () => {
    const error = new ProblemError('ambiguous_slug', 'Two of them.', { candidates: ['a/x', 'b/x'] });
    assert.equal(error.code, 'ambiguous_slug');
    assert.equal(error.message, 'Two of them.');
    assert.deepEqual(error.facts, { candidates: ['a/x', 'b/x'] });
    assert.ok(error instanceof Error);
  });
});

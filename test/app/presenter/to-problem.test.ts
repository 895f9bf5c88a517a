import assert from 'node:assert/strict';
import { toProblem } from '../../../app/presenter/to-problem';
import { ProblemError } from '../../../contract/problem-error';

describe('toProblem', () => {
  it('has every member of the contract, and nothing that was not said', () => {
    assert.deepEqual(toProblem(new ProblemError('not_found', 'Nothing here.'), '/x%20y', 'id-1'), {
      type: 'urn:casebook:problem:not_found',
      title: 'No such resource',
      status: 404,
      detail: 'Nothing here.',
      instance: '/x%20y',
      code: 'not_found',
      requestId: 'id-1',
      errors: [],
    });
  });

  it('carries the facts', () => {
    const errors = [{ parameter: 'tags', message: 'Is not known here.', suggestion: 'tag' }];
    const facts = { errors, suggestions: ['blog/a'], candidates: ['blog/b'] };
    const problem = toProblem(new ProblemError('unknown_parameter', 'x', facts), '/', 'id');
    assert.deepEqual(
      [problem.errors, problem.suggestions, problem.candidates],
      [errors, ['blog/a'], ['blog/b']],
    );
  });
});

import assert from 'node:assert/strict';
import { buildSections } from '../../../../core/build/snapshot/build-sections';
import { aContent } from '../../../support/builders';

describe('buildSections', () => {
  it('tells of every step how far it is, up to its end', () => {
    const told: string[] = [];
    buildSections(aContent([{ id: 'blog/a' }, { id: 'blog/b' }]), (step, done, total) => {
      told.push(`${step} ${done} of ${total}`);
    });
    assert.deepEqual(told, [
      'search 1 of 2',
      'search 2 of 2',
      // In so few articles nothing is frequent, and no sequence is listed.
      'sequences 8 of 8',
      'related 1 of 2',
      'related 2 of 2',
      'nearest 1 of 2',
      'nearest 2 of 2',
    ]);
  });
});

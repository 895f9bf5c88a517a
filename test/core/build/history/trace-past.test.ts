import assert from 'node:assert/strict';
import type { Change, Commit } from '../../../../core/build/history/commit';
import { mergePast } from '../../../../core/build/history/merge-past';
import { tracePast } from '../../../../core/build/history/trace-past';
import type { FilePast, Past } from '../../../../core/build/history/history';

type Written = readonly [
  what: 'made' | 'edited' | 'renamed' | 'renamed and edited',
  from: string,
  path?: string,
];

/** A commit at a second; the newest is written first. */
function commit(seconds: number | null, ...changes: readonly (Written | Change)[]): Commit {
  return {
    seconds,
    changes: changes.map((change) => {
      if ('path' in change) return change;
      const [what, from, path = from] = change;
      return {
        path: `${path}.md`,
        from: what === 'made' ? null : `${from}.md`,
        isSame: what === 'renamed',
        slugBefore: undefined,
      };
    }),
  };
}

function slugged(path: string, slugBefore: string | null): Change {
  return { path: `${path}.md`, from: `${path}.md`, isSame: false, slugBefore };
}

/** What is known, as `names @second`. */
function show(past: Past): Record<string, string> {
  const text = ({ names, changed }: FilePast) =>
    [...names, ...(changed === null ? [] : [`@${changed.ms / 1000}`])].join(' ');
  return Object.fromEntries([...past].map(([path, file]) => [path.replace('.md', ''), text(file)]));
}

describe('tracePast', () => {
  const table: {
    name: string;
    commits: Commit[];
    files?: string[];
    slugs?: Record<string, string>;
    expected: Record<string, string>;
  }[] = [
    {
      name: 'knows nothing of a file that was only made',
      commits: [commit(1, ['made', 'b/a'])],
      expected: {},
    },
    {
      name: 'knows the last change, whatever the order of the commits',
      commits: [commit(5, ['edited', 'b/a']), commit(9, ['edited', 'b/a']), commit(1, ['made', 'b/a'])],
      expected: { 'b/a': '@9' },
    },
    {
      name: 'takes a rename alone for no change',
      commits: [
        commit(9, ['renamed', 'b/old', 'b/a']),
        commit(5, ['edited', 'b/old']),
        commit(1, ['made', 'b/old']),
      ],
      expected: { 'b/a': 'b/old @5' },
    },
    {
      name: 'takes a rename with an edit for a change',
      commits: [commit(9, ['renamed and edited', 'b/old', 'b/a']), commit(1, ['made', 'b/old'])],
      expected: { 'b/a': 'b/old @9' },
    },
    {
      name: 'knows every name of a chain, newest first',
      commits: [
        commit(3, ['renamed', '新/第二', 'b/a']),
        commit(2, ['renamed', 'b/第一', '新/第二']),
        commit(1, ['made', 'b/第一']),
      ],
      expected: { 'b/a': '新/第二 b/第一' },
    },
    {
      name: 'sees a rename that is not committed, and no time of a change that is not',
      commits: [commit(null, ['renamed and edited', 'b/old', 'b/a']), commit(1, ['made', 'b/old'])],
      expected: { 'b/a': 'b/old' },
    },
    {
      name: 'gives a file that was renamed back its own name only once',
      commits: [commit(3, ['renamed', 'b/x', 'b/a']), commit(2, ['renamed', 'b/a', 'b/x'])],
      expected: { 'b/a': 'b/x' },
    },
    {
      name: 'tells two files apart that changed places in one commit',
      commits: [
        commit(3, ['renamed', 'b/a', 'b/c'], ['renamed', 'b/c', 'b/a']),
        commit(2, ['edited', 'b/a']),
        commit(1, ['made', 'b/a'], ['made', 'b/c']),
      ],
      files: ['b/a', 'b/c'],
      expected: { 'b/a': 'b/c', 'b/c': 'b/a @2' },
    },
    {
      name: 'gives a name that two had to the one that had it last',
      commits: [
        commit(4, ['renamed', 'b/shared', 'b/second']),
        commit(3, ['made', 'b/shared']),
        commit(2, ['renamed', 'b/shared', 'b/first']),
        commit(1, ['made', 'b/shared']),
      ],
      files: ['b/first', 'b/second'],
      expected: { 'b/second': 'b/shared' },
    },
    {
      name: 'leaves a name to its old owner when a new file has taken it, so that the clash is seen',
      commits: [
        commit(3, ['made', 'b/a']),
        commit(2, ['renamed', 'b/a', 'b/moved']),
        commit(1, ['made', 'b/a']),
      ],
      files: ['b/a', 'b/moved'],
      expected: { 'b/moved': 'b/a' },
    },
    {
      name: 'finds a change on a branch where the file still had its old name, listed first',
      commits: [
        commit(4, ['edited', 'b/old']),
        commit(3, ['renamed', 'b/old', 'b/a']),
        commit(1, ['made', 'b/old']),
      ],
      expected: { 'b/a': 'b/old @4' },
    },
    {
      name: 'finds it listed last, too',
      commits: [
        commit(3, ['renamed', 'b/old', 'b/a']),
        commit(4, ['edited', 'b/old']),
        commit(1, ['made', 'b/old']),
      ],
      expected: { 'b/a': 'b/old @4' },
    },
    {
      name: 'understands one rename on two branches',
      commits: [
        commit(4, ['renamed', 'b/old', 'b/a']),
        commit(6, ['edited', 'b/a']),
        commit(5, ['renamed', 'b/old', 'b/a']),
        commit(1, ['made', 'b/old']),
      ],
      expected: { 'b/a': 'b/old @6' },
    },
    {
      name: 'knows a slug that front matter gave before',
      commits: [commit(2, slugged('b/a', 'hello')), commit(1, ['made', 'b/a'])],
      slugs: { 'b/a': 'goodbye' },
      expected: { 'b/a': 'b/hello @2' },
    },
    {
      name: 'knows the name of the file from before there was a slug',
      commits: [commit(2, slugged('b/a', null)), commit(1, ['made', 'b/a'])],
      slugs: { 'b/a': 'hello' },
      expected: { 'b/a': 'b/a @2' },
    },
    {
      name: 'takes a rename under one slug for no new name',
      commits: [commit(2, ['renamed', 'b/old', 'b/a']), commit(1, ['made', 'b/old'])],
      slugs: { 'b/a': 'hello' },
      expected: {},
    },
    {
      name: 'follows a rename through a file that was no article',
      commits: [
        commit(3, ['renamed', 'notes', 'b/a']),
        commit(2, ['renamed', 'b/old', 'notes']),
        commit(1, ['made', 'b/old']),
      ],
      expected: { 'b/a': 'b/old' },
    },
    {
      name: 'keeps names with control characters and bytes that are no UTF-8 to itself',
      commits: [commit(3, ['renamed', 'b/\n', 'b/a']), commit(2, ['renamed', 'b/\uFFFD', 'b/\n'])],
      expected: {},
    },
    {
      name: 'says nothing of files that are gone',
      commits: [commit(3, ['edited', 'b/gone']), commit(2, ['renamed', 'b/old', 'b/gone'])],
      expected: {},
    },
  ];
  for (const { name, commits, files = ['b/a'], slugs = {}, expected } of table) {
    it(name, () => {
      const live = files.map((file) => ({ path: `${file}.md`, slug: slugs[file] ?? null }));
      assert.deepEqual(show(tracePast(live, commits).past), expected);
    });
  }
});

describe('mergePast', () => {
  const known = (entries: Record<string, [names: string[], seconds?: number]>): Past =>
    new Map(
      Object.entries(entries).map(([path, [names, seconds]]) => [
        `${path}.md`,
        { names, changed: seconds === undefined ? null : { ms: seconds * 1000, isLocal: false } },
      ]),
    );
  const files = ['b/a', 'b/c'].map((file) => ({ path: `${file}.md`, slug: null }));
  const merge = (commits: Commit[], before: Past) => mergePast(files, tracePast(files, commits), before);

  it('keeps what git has forgotten', () => {
    const { past, gone } = merge([], known({ 'b/a': [['b/old'], 5] }));
    assert.deepEqual([show(past), gone], [{ 'b/a': 'b/old @5' }, []]);
  });

  it('takes names along through renames since, and the newer change', () => {
    const commits = [commit(8, ['edited', 'b/a']), commit(7, ['renamed', 'b/was', 'b/a'])];
    const { past } = merge(commits, known({ 'b/was': [['b/old', 'b/a'], 5] }));
    assert.deepEqual(show(past), { 'b/a': 'b/was b/old @8' });
  });

  it('gives a name to the article that git gives it to now', () => {
    const { past } = merge([commit(7, ['renamed', 'b/x', 'b/c'])], known({ 'b/a': [['b/x', 'b/y']] }));
    assert.deepEqual(show(past), { 'b/a': 'b/y', 'b/c': 'b/x' });
  });

  it('names the files that are gone', () => {
    assert.deepEqual(merge([], known({ 'b/gone': [['b/old']] })), { past: new Map(), gone: ['b/gone.md'] });
  });
});

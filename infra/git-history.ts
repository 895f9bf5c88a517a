import { spawnSync } from 'node:child_process';
import type { Change, Commit } from '../core/build/history/commit';

/** A folder whose history cannot be read, with what to do about it. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/** What git knows of a folder. */
export interface GitHistory {
  /** Children before their parents; the first is what is not committed yet. */
  readonly commits: readonly Commit[];
  /** Files that git does not know yet, below the folder: a rename of one cannot be seen. */
  readonly untracked: readonly string[];
}

/** Renames are looked for among this many pairs of files of a commit that are alike but not the same. */
const renameLimit = 5000;
/** A front matter's line with its slug; as git compares lines of a change, one in the body is looked at in vain. */
const slugLine = '^["\']?slug["\']?[ \t]*:';
const maxOutputBytes = 1024 * 1024 * 1024;
const diff = ['--raw', '-z', '-M50%', `-l${renameLimit}`, '--no-abbrev', '--relative', '--no-ext-diff'];
const log = ['log', '--topo-order', '--format=commit %H %at', ...diff];

/**
 * Reads the history of a folder below a git repository: every commit but merges, which repeat what was done before them.
 *
 * @param slugOf the slug in the front matter of an article's bytes, or null
 * @throws GitError where there is no git, no repository, or only a part of its history
 */
export function readGitHistory(folder: string, slugOf: (bytes: Uint8Array) => string | null): GitHistory {
  const git = (args: readonly string[], input?: string) => runGit(folder, args, input);
  const isShallow = git(['rev-parse', '--is-shallow-repository']).toString().trim() === 'true';
  if (isShallow) {
    throw new GitError(
      `The repository of ${folder} is a shallow clone, so most of its history is missing and old links would be lost. ` +
        'Fetch the rest with: git fetch --unshallow (in a workflow: actions/checkout with fetch-depth: 0).',
    );
  }
  const untracked = splitOutput(git(['ls-files', '-z', '--others', '--exclude-standard', '--', '.']));
  const hasCommits = git(['rev-list', '-n1', '--all']).length > 0;
  if (!hasCommits) return { commits: [], untracked };

  const read = (filter: readonly string[]) => [
    ...parseLog(['commit now', ...splitOutput(git(['diff', ...filter, ...diff, 'HEAD', '--', '.']))]),
    ...parseLog(splitOutput(git([...log, ...filter, '--', '.']))),
  ];
  const slugs = readSlugs(read([`-G${slugLine}`]), git, slugOf);
  const commits = read([]).map(({ hash, seconds, entries }) => ({
    seconds,
    changes: entries.map((entry): Change => ({
      path: entry.path,
      from: entry.from,
      isSame: entry.isSame,
      slugBefore: slugs.get(`${hash} ${entry.path}`),
    })),
  }));
  return { commits, untracked };
}

interface RawEntry {
  readonly path: string;
  readonly from: string | null;
  readonly isSame: boolean;
  /** The name of the bytes before. */
  readonly before: string;
}

interface RawCommit {
  readonly hash: string;
  readonly seconds: number | null;
  readonly entries: readonly RawEntry[];
}

/**
 * Parses what `git log --raw -z` prints (git-diff, "Raw output format"): a line for the commit, then for each file its
 * modes, the names of its bytes and what was done, and behind that its path, or two where it was renamed.
 */
function parseLog(tokens: readonly string[]): RawCommit[] {
  const commits: { hash: string; seconds: number | null; entries: RawEntry[] }[] = [];
  const queue = tokens.values();
  const next = () => queue.next().value ?? '';
  for (const token of queue) {
    const text = token.trimStart();
    if (text.startsWith('commit ')) {
      const [, hash = '', seconds] = text.trimEnd().split(' ');
      commits.push({ hash, seconds: toSeconds(seconds), entries: [] });
      continue;
    }
    const [, , before = '', after = '', status = ''] = text.split(' ');
    const from = next();
    const path = /^[RC]/.test(status) ? next() : from;
    if (status === 'D') continue;
    const isSame = status === 'R100' || before === after;
    commits.at(-1)?.entries.push({ path, from: /^[AC]/.test(status) ? null : from, isSame, before });
  }
  return commits;
}

/** Times before 1970 and after 9999 are mistakes of a clock. */
function toSeconds(text: string | undefined): number | null {
  const seconds = Number(text ?? Number.NaN);
  return seconds > 0 && seconds < 253_402_300_800 ? seconds : null;
}

/** The slug that each of these files had before each commit, by `hash path`. */
function readSlugs(
  commits: readonly RawCommit[],
  git: (args: readonly string[], input?: string) => Buffer,
  slugOf: (bytes: Uint8Array) => string | null,
): Map<string, string | null> {
  const wanted = commits.flatMap(({ hash, entries }) =>
    entries
      .filter(({ from }) => from?.endsWith('.md'))
      .map(({ path, before }) => ({ key: `${hash} ${path}`, before })),
  );
  if (wanted.length === 0) return new Map();
  const blobs = [...new Set(wanted.map(({ before }) => before))];
  const output = git(['cat-file', '--batch'], `${blobs.join('\n')}\n`);
  const slugOfBlob = new Map<string, string | null>();
  let offset = 0;
  for (const blob of blobs) {
    // `NAME TYPE SIZE`, a line end, that many bytes, and another line end; or `NAME missing`.
    const end = output.indexOf(0x0a, offset);
    const [, , size = '0'] = output.toString('latin1', offset, end).split(' ');
    const start = end + 1;
    const isThere = size !== '0';
    offset = isThere ? start + Number(size) + 1 : start + (output[start] === 0x0a ? 1 : 0);
    slugOfBlob.set(blob, isThere ? slugOf(output.subarray(start, start + Number(size))) : null);
  }
  return new Map(wanted.map(({ key, before }) => [key, slugOfBlob.get(before) ?? null]));
}

function splitOutput(output: Buffer): string[] {
  return output.toString('utf8').split('\0').slice(0, -1);
}

function runGit(folder: string, args: readonly string[], input?: string): Buffer {
  // Nothing is written, and nothing that the user configured for reading changes what is printed.
  const options = [
    '--no-optional-locks',
    '--no-pager',
    '-c',
    'log.showSignature=false',
    '-c',
    'log.follow=false',
  ];
  const { error, status, stdout, stderr } = spawnSync('git', [...options, ...args], {
    cwd: folder,
    input,
    maxBuffer: maxOutputBytes,
  });
  if (error) {
    const isMissing = 'code' in error && error.code === 'ENOENT';
    const advice = isMissing ? 'Install git, and check that the folder exists.' : 'Try again.';
    throw new GitError(`git could not be run in ${folder}: ${error.message}. ${advice}`);
  }
  if (status !== 0) {
    const [said = ''] = stderr.toString().trim().split('\n');
    throw new GitError(
      `git does not know the history of ${folder}. It said: ${said}\n` +
        'The content directory has to be in a git repository; CONTENT_DIR names another one.',
    );
  }
  return stdout;
}

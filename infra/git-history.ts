import { spawnSync } from 'node:child_process';
import type { Change, Commit } from '../core/build/history/commit';

/** A history that cannot be read, with the remedy. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/** The git history of a folder. */
export interface GitHistory {
  /** Children before their parents; the first one is the uncommitted changes. */
  readonly commits: readonly Commit[];
  /** Untracked files below the folder, whose renames cannot be detected. */
  readonly untracked: readonly string[];
}

/** The limit for git's detection of renames with changes, in pairs of files of a commit. */
const renameLimit = 5000;
/** A `slug` line of the front matter. Git tests changed lines, so a line in the body also matches, without harm. */
const slugLine = '^["\']?slug["\']?[ \t]*:';
const maxOutputBytes = 1024 * 1024 * 1024;
const diff = ['--raw', '-z', '-M50%', `-l${renameLimit}`, '--no-abbrev', '--relative', '--no-ext-diff'];
const log = ['log', '--topo-order', '--format=commit %H %at', ...diff];

/**
 * Reads the history of a folder in a git repository: every commit except merges, which repeat earlier changes.
 *
 * @param slugOf returns the slug in the front matter of an article, or null
 * @throws GitError without git or a repository, or if the repository is shallow
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
  /** The object name of the previous content. */
  readonly before: string;
}

interface RawCommit {
  readonly hash: string;
  readonly seconds: number | null;
  readonly entries: readonly RawEntry[];
}

/**
 * Parses the output of `git log --raw -z` (git-diff, "Raw output format"): a line for the commit, then for each file its
 * modes, object names and status, followed by its path, or by two paths for a rename.
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

/** Times before 1970 and after 9999 come from a wrong clock. */
function toSeconds(text: string | undefined): number | null {
  const seconds = Number(text ?? Number.NaN);
  return seconds > 0 && seconds < 253_402_300_800 ? seconds : null;
}

/** The slug of each of these files before each commit, by `hash path`. */
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
    // `NAME TYPE SIZE`, a line end, SIZE bytes, a line end; or `NAME missing`.
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
  // Options that prevent writes and override the user's configuration of the output.
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
    const [firstLine = ''] = stderr.toString().trim().split('\n');
    throw new GitError(
      `git does not know the history of ${folder}. It said: ${firstLine}\n` +
        'The content directory has to be in a git repository; CONTENT_DIR names another one.',
    );
  }
  return stdout;
}

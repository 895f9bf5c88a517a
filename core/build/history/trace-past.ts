import type { Change, Commit, LiveFile } from './commit';
import { maxNames, type FilePast, type Past } from './history';

/** The state of one file while its past is traced. */
interface Trace {
  /** The slug of its front matter at the commit that was reached. */
  slug: string | null;
  readonly names: Set<string>;
  readonly paths: Set<string>;
  /** In seconds. */
  changed: number | null;
  /** Whether the file became an article that exists now. */
  readonly isLive: boolean;
}

/** The past of the articles that exist now. */
export interface TracedPast {
  readonly past: Past;
  /** Former paths of articles, each with the present one. */
  readonly successors: ReadonlyMap<string, string>;
}

/**
 * Traces articles back through the commits: which ids each had, and when it last changed.
 *
 * A commit that creates a file, or only renames it, does not count as a change. An id changes with the path, or with `slug`
 * in the front matter. If several articles had the same id, it belongs to the last of them.
 *
 * @param commits children before their parents; commits of parallel branches in any order
 */
export function tracePast(files: readonly LiveFile[], commits: readonly Commit[]): TracedPast {
  const live = new Map(files.map(({ path, slug }) => [path, createTrace(slug, true)]));
  const traces = new Map(live);
  const owners = new Map<string, Trace>();
  for (const { seconds, changes } of commits) {
    // All changes of a commit at once: two files may have swapped their names.
    const moves = changes.map((change) => ({ change, trace: findTrace(traces, change) }));
    for (const { change, trace } of moves) {
      if (change.from !== null && change.from !== change.path && traces.get(change.path) === trace)
        traces.delete(change.path);
    }
    for (const { change, trace } of moves) follow(trace, change, seconds, traces, owners);
  }
  const past = new Map<string, FilePast>();
  const successors = new Map<string, string>();
  for (const { path, slug } of files) {
    const trace = live.get(path);
    const own = toId(path, slug);
    const names = [...(trace?.names ?? [])].filter((name) => name !== own).slice(0, maxNames);
    const seconds = trace?.changed ?? null;
    const changed = seconds === null ? null : { ms: seconds * 1000, isLocal: false };
    if (names.length > 0 || changed !== null) past.set(path, { names, changed });
    for (const former of trace?.paths ?? []) if (!live.has(former)) successors.set(former, path);
  }
  return { past, successors };
}

/** The id of an article in a file, or null for a file that is not an article. */
export function toId(path: string, slug: string | null): string | null {
  const [, collection, stem] =
    /^([^/.\p{Cc}\uFFFD][^/\p{Cc}\uFFFD]*)\/([^/\p{Cc}\uFFFD]+)\.md$/u.exec(path) ?? [];
  return collection === undefined || stem === undefined ? null : `${collection}/${slug ?? stem}`;
}

function createTrace(slug: string | null, isLive: boolean): Trace {
  return { slug, names: new Set(), paths: new Set(), changed: null, isLive };
}

/** The file at a path at this commit. An unknown path is a file that is gone, or that was renamed on another branch. */
function findTrace(traces: Map<string, Trace>, { path }: Change): Trace {
  let trace = traces.get(path);
  if (!trace) traces.set(path, (trace = createTrace(null, false)));
  return trace;
}

function follow(
  trace: Trace,
  { path, from, isSame, slugBefore }: Change,
  seconds: number | null,
  traces: Map<string, Trace>,
  owners: Map<string, Trace>,
): void {
  // This commit created the file, so it adds no older name. An earlier file at the same path had the same id.
  if (from === null) return;
  if (!isSame && seconds !== null) trace.changed = Math.max(trace.changed ?? seconds, seconds);
  if (slugBefore !== undefined) trace.slug = slugBefore;
  addName(trace, toId(from, trace.slug), owners);
  if (from === path) return;
  trace.paths.add(from);
  const other = traces.get(from);
  if (!trace.isLive && other?.isLive) {
    // The same rename on another branch.
    merge(other, trace, owners);
    return;
  }
  // The other trace holds changes from a branch on which the file still had its old name.
  if (other && !other.isLive) merge(trace, other, owners);
  traces.set(from, trace);
}

function addName(trace: Trace, name: string | null, owners: Map<string, Trace>): void {
  if (name === null) return;
  const owner = owners.get(name);
  if (trace.isLive && owner && owner !== trace) return;
  if (trace.isLive) owners.set(name, trace);
  trace.names.add(name);
}

function merge(trace: Trace, other: Trace, owners: Map<string, Trace>): void {
  if (trace === other) return;
  for (const name of other.names) addName(trace, name, owners);
  for (const path of other.paths) trace.paths.add(path);
  if (other.changed !== null) trace.changed = Math.max(trace.changed ?? other.changed, other.changed);
}

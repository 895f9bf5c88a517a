import type { LiveFile } from './commit';
import { maxNames, type FilePast, type Past } from './history';
import { toId, type TracedPast } from './trace-past';

/** The past from git and an older `history.json`, and the entries of the latter that were dropped. */
export interface MergedPast {
  readonly past: Past;
  /** Paths of files that are gone, so that their former ids no longer redirect. */
  readonly gone: readonly string[];
}

/**
 * Adds the entries of an older `history.json` to what git knows now, which may be less after a squash or an import.
 *
 * Former ids follow a file through later renames. One that git now assigns to another article belongs to that article.
 */
export function mergePast(files: readonly LiveFile[], traced: TracedPast, before: Past): MergedPast {
  const slugs = new Map(files.map(({ path, slug }) => [path, slug]));
  const owners = new Map([...traced.past].flatMap(([path, { names }]) => names.map((name) => [name, path])));
  const past = new Map<string, FilePast>(traced.past);
  const gone: string[] = [];
  for (const [known, { names, changed }] of before) {
    const path = slugs.has(known) ? known : traced.successors.get(known);
    if (path === undefined) {
      gone.push(known);
      continue;
    }
    const now = past.get(path) ?? { names: [], changed: null };
    const own = toId(path, slugs.get(path) ?? null);
    const added = names.filter((name) => name !== own && (owners.get(name) ?? path) === path);
    const merged = {
      names: [...new Set([...now.names, ...added])].slice(0, maxNames),
      changed: now.changed ?? changed,
    };
    if (merged.names.length > 0 || merged.changed !== null) past.set(path, merged);
  }
  return { past, gone };
}

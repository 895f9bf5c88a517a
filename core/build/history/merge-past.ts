import type { LiveFile } from './commit';
import { maxNames, type FilePast, type Past } from './history';
import { toId, type TracedPast } from './trace-past';

/** The past with what was known before, and what of that had to be given up. */
export interface MergedPast {
  readonly past: Past;
  /** Paths of files that are gone, so that their old names lead nowhere. */
  readonly gone: readonly string[];
}

/**
 * Adds what an older `history.json` knew to what git knows now, which may be less: histories are squashed and imported.
 *
 * Names follow a file through renames since. A name that git gives to another article now is that one's.
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

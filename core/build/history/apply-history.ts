import type { Article } from '../article/article';
import { idOf } from '../article/article-keys';
import type { Hash } from '../article/build-article';
import { createFinding, type Finding } from '../finding/finding';
import { historyFile, type History } from './history';

/** A former id, `collection/slug`, and the number of an article that had it. */
export type OldName = readonly [name: string, article: number];

/** Sets `updated` of articles without it in their front matter to the time of their last change, and the digest with it. */
export function dateArticles(articles: readonly Article[], { past }: History, hash: Hash): Article[] {
  return articles.map((article) => {
    const changed = past.get(article.path)?.changed ?? null;
    if (article.updated !== null || changed === null) return article;
    return { ...article, updated: changed, digest: hash(`${article.digest} ${changed.ms}`) };
  });
}

/** Reports entries of files that do not exist: these were renamed or removed after the history was written. */
export function checkHistoryFiles({ past, positionOf }: History, paths: ReadonlySet<string>): Finding[] {
  return [...past.keys()]
    .filter((path) => !paths.has(path))
    .map((path) => createFinding('history-file-unknown', historyFile, positionOf(path), { path }));
}

/**
 * Collects former ids of articles from the history. Front matter takes precedence: an id that is in the `aliases` of any
 * article belongs to that one.
 *
 * @param articles by number
 * @param aliases the former ids from front matter
 */
export function collectOldNames(
  articles: readonly Article[],
  aliases: readonly OldName[],
  { past, positionOf }: History,
): { names: OldName[]; findings: Finding[] } {
  const live = new Map(articles.map((article) => [idOf(article), article.path]));
  const claims = new Map<string, number[]>();
  for (const [name, number] of aliases) claims.set(name, [...(claims.get(name) ?? []), number]);
  const owners = new Map<string, string>();
  const names: OldName[] = [];
  const findings: Finding[] = [];
  articles.forEach((article, number) => {
    const { path } = article;
    for (const name of past.get(path)?.names ?? []) {
      const claimants = claims.get(name) ?? [];
      if (name === idOf(article) || claimants.includes(number)) continue;
      const report = (rule: 'history-name-taken' | 'history-name-claimed', other: string) =>
        findings.push(createFinding(rule, historyFile, positionOf(path, name), { name, path, other }));
      const claimed = articles[claimants[0] ?? -1]?.path ?? owners.get(name);
      if (claimed !== undefined) {
        report('history-name-claimed', claimed);
        continue;
      }
      const other = live.get(name);
      // Recorded even so: when the other article is gone or no longer public, the name redirects here.
      if (other !== undefined) report('history-name-taken', other);
      owners.set(name, path);
      names.push([name, number]);
    }
  });
  return { names, findings };
}

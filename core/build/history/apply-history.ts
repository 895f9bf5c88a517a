import type { Article } from '../article/article';
import type { Hash } from '../article/build-article';
import { createFinding, type Finding } from '../finding/finding';
import { historyFile, type History } from './history';

/** An old name as `collection/slug`, and the number of an article that has it. */
export type OldName = readonly [name: string, article: number];

/** Gives articles without `updated` in their front matter the time of their last change, which changes their digest. */
export function dateArticles(articles: readonly Article[], { past }: History, hash: Hash): Article[] {
  return articles.map((article) => {
    const changed = past.get(article.path)?.changed ?? null;
    if (article.updated !== null || changed === null) return article;
    return { ...article, updated: changed, digest: hash(`${article.digest} ${changed.ms}`) };
  });
}

/** Reports what the history says of files that are not there: it was not written since they were renamed or removed. */
export function checkHistoryFiles({ past, placeOf }: History, paths: ReadonlySet<string>): Finding[] {
  return [...past.keys()]
    .filter((path) => !paths.has(path))
    .map((path) => createFinding('history-file-unknown', historyFile, placeOf(path), { path }));
}

/**
 * Collects the names that articles had by their history.
 *
 * What an editor wrote wins: a name that is an alias of any article is left to that one.
 *
 * @param articles by number
 * @param idOf the id of an article
 * @param aliases the names that front matter gives
 */
export function collectOldNames(
  articles: readonly Article[],
  idOf: (article: Article) => string,
  aliases: readonly OldName[],
  { past, placeOf }: History,
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
        findings.push(createFinding(rule, historyFile, placeOf(path, name), { name, path, other }));
      const claimed = articles[claimants[0] ?? -1]?.path ?? owners.get(name);
      if (claimed !== undefined) {
        report('history-name-claimed', claimed);
        continue;
      }
      const other = live.get(name);
      // Kept all the same: once that article is gone or not public any more, its name leads here.
      if (other !== undefined) report('history-name-taken', other);
      owners.set(name, path);
      names.push([name, number]);
    }
  });
  return { names, findings };
}

import type { ContentConfig } from '../config/content';
import { countStored } from '../core/read/catalog/count-stored';
import { openContent } from '../infra/open-content';
import { readProcessLanguage } from './content-options';
import { describeArticles } from './describe-articles';

/** Describes the content of the snapshot in one line. @throws SnapshotError if the snapshot cannot be served */
export function describeSnapshot({ snapshot, timeZone }: ContentConfig): string {
  const { liveContent, file } = openContent(snapshot, timeZone);
  const { catalog } = liveContent;
  const articles = describeArticles(countStored(catalog, Date.now()), readProcessLanguage());
  file.close();
  return `${snapshot}: revision ${catalog.revision}, ${articles}`;
}

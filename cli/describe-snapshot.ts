import type { ContentConfig } from '../config/content';
import { countStored } from '../core/read/catalog/count-stored';
import { openContent } from '../infra/open-content';
import { openFileStore } from '../infra/snapshot-file';
import { readProcessLanguage } from './content-options';
import { describeArticles } from './describe-articles';

/** Describes the content of the snapshot in one line. @throws SnapshotError if the snapshot cannot be served */
export async function describeSnapshot({ snapshot, timeZone }: ContentConfig): Promise<string> {
  const content = await openContent(openFileStore(snapshot), timeZone);
  const { catalog } = content.liveContent;
  const articles = describeArticles(countStored(catalog, Date.now()), readProcessLanguage());
  content.snapshot.close();
  return `${snapshot}: revision ${catalog.revision}, ${articles}`;
}

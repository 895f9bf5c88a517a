import type { PackedRecord } from '../../format/snapshot/pack-record';
import type { FrontMatter, Located } from '../../model/article/front-matter';
import type { StoredSummary } from '../../model/article/stored-article';
import type { LinkRef } from '../markdown/rendered-markdown';

/**
 * One rendered article, with each front matter key that is not in the summary, for filters and orders. What depends on
 * other articles, the current time or the time zone is added later.
 */
export interface Article extends Omit<FrontMatter, keyof StoredSummary | 'slug'> {
  /** Path of the source file below the content directory. */
  readonly path: string;
  readonly collection: string;
  readonly slug: Located<string>;
  readonly title: string;
  /** Link targets of the body. Lines count from the first line of the file. */
  readonly links: readonly LinkRef[];
  /** 16 hexadecimal digits that change when anything that clients see of the article does. */
  readonly digest: string;
  /** Summary, structure and body as the snapshot stores them. */
  readonly record: PackedRecord;
}

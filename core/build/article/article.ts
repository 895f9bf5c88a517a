import type { WrittenTime } from '../../model/time/written-time';
import type { LinkRef } from '../markdown/rendered-markdown';
import type { PackedRecord } from '../../format/snapshot/pack-record';
import type { Person, Written } from '../../model/article/front-matter';

/** One article, built from its source file and rendered; what depends on other articles, the clock or the zone is not here yet. */
export interface Article {
  /** Path of the source file below the content directory. */
  readonly path: string;
  readonly collection: string;
  readonly slug: Written<string>;
  readonly title: string;
  readonly draft: boolean;
  readonly outdated: boolean;
  readonly date: WrittenTime | null;
  readonly publishAt: WrittenTime | null;
  readonly unpublishAt: WrittenTime | null;
  readonly updated: WrittenTime | null;
  readonly categories: readonly Written<string>[];
  readonly tags: readonly Written<string>[];
  readonly authors: readonly Person[];
  readonly aliases: readonly Written<string>[];
  /** Link targets of the body, with lines of the file. */
  readonly links: readonly LinkRef[];
  /** 16 hexadecimal digits that change when anything that clients see of the article does. */
  readonly digest: string;
  /** Summary, structure and body as the snapshot stores them. */
  readonly record: PackedRecord;
}

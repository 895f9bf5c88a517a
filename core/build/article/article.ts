import type { AuthoredTime } from '../../model/time/authored-time';
import type { LinkRef } from '../markdown/rendered-markdown';
import type { PackedRecord } from '../../format/snapshot/pack-record';
import type { Person, Located } from '../../model/article/front-matter';

/** One article, built from its source file and rendered; what depends on other articles, the clock or the zone is not here yet. */
export interface Article {
  /** Path of the source file below the content directory. */
  readonly path: string;
  readonly collection: string;
  readonly slug: Located<string>;
  readonly title: string;
  readonly draft: boolean;
  readonly outdated: boolean;
  readonly date: AuthoredTime | null;
  readonly publishAt: AuthoredTime | null;
  readonly unpublishAt: AuthoredTime | null;
  readonly updated: AuthoredTime | null;
  readonly categories: readonly Located<string>[];
  readonly tags: readonly Located<string>[];
  readonly authors: readonly Person[];
  readonly aliases: readonly Located<string>[];
  /** Link targets of the body, with lines of the file. */
  readonly links: readonly LinkRef[];
  /** 16 hexadecimal digits that change when anything that clients see of the article does. */
  readonly digest: string;
  /** Summary, structure and body as the snapshot stores them. */
  readonly record: PackedRecord;
}

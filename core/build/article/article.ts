import type { ImageRef, LinkRef, TocEntry } from '../markdown/rendered-markdown';
import type { PackedRecord } from '../../format/snapshot/pack-record';
import type { ExtraValue, Person, Written, WrittenTime } from '../../model/article/front-matter';

/** What is known of a thumbnail besides its address. */
export type StoredCover = Omit<ImageRef, 'url' | 'alt'>;

/** The part of a summary that depends on nothing but the article itself, as stored in the snapshot. */
export interface StoredSummary {
  readonly title: string;
  readonly description: string | null;
  readonly excerpt: string;
  readonly thumbnail: string | null;
  /** What is known of the thumbnail; only where something is. */
  readonly cover?: StoredCover;
  readonly keywords: readonly string[];
  readonly translators: readonly { readonly name: string; readonly url: string | null }[];
  readonly words: number;
  readonly readingMinutes: number;
  readonly extra: Readonly<Record<string, ExtraValue>>;
}

/** Table of contents and images, as stored in the snapshot. */
export interface StoredStructure {
  readonly toc: readonly TocEntry[];
  readonly images: readonly ImageRef[];
}

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

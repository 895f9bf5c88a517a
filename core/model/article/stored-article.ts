import type { ExtraValue } from './front-matter';
import type { ImageRef, TocEntry } from './structure';

/** The properties of a thumbnail, other than its URL. */
export type StoredCover = Omit<ImageRef, 'url' | 'alt'>;

/** The part of a summary that depends on the article alone, as stored in the snapshot. */
export interface StoredSummary {
  readonly title: string;
  readonly description: string | null;
  readonly excerpt: string;
  readonly thumbnail: string | null;
  /** The properties of the thumbnail; missing if none is known. */
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

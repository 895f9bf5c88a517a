import type { ExtraValue } from './front-matter';
import type { ImageRef, TocEntry } from './structure';

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

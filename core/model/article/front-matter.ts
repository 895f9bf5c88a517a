import type { AuthoredTime } from '../time/authored-time';
import type { SourcePosition } from './source-position';

/** A value with its source position. */
export interface Located<T> extends SourcePosition {
  readonly value: T;
}

/** An author or translator; `url` is null unless http or https. */
export interface Person extends SourcePosition {
  readonly name: string;
  readonly url: string | null;
}

/** The values of `extra`: JSON scalars and lists of them. */
export type ExtraScalar = string | number | boolean | null;
export type ExtraValue = ExtraScalar | readonly ExtraScalar[];

/** The checked front matter of one article. */
export interface FrontMatter {
  /** Null without a title; then the first heading or the slug is the title. */
  readonly title: string | null;
  readonly date: AuthoredTime | null;
  readonly publishAt: AuthoredTime | null;
  readonly unpublishAt: AuthoredTime | null;
  readonly updated: AuthoredTime | null;
  readonly description: string | null;
  /** An http(s) or relative URL. */
  readonly thumbnail: Located<string> | null;
  readonly keywords: readonly string[];
  /** Term spellings in the author's order, cleaned (trimmed, white space collapsed), no two with the same folding. */
  readonly categories: readonly Located<string>[];
  readonly tags: readonly Located<string>[];
  readonly authors: readonly Person[];
  readonly translators: readonly Person[];
  /** Former ids: `slug` or `collection/slug`. */
  readonly aliases: readonly Located<string>[];
  /** The slug of the front matter, if it is a valid path segment. */
  readonly slug: Located<string> | null;
  readonly draft: boolean;
  readonly outdated: boolean;
  readonly extra: Readonly<Record<string, ExtraValue>>;
}

import type { Edition } from '../../../../core/read/catalog/edition';
import { createCatalog } from '../../../../core/read/catalog/catalog';
import { createEdition } from '../../../../core/read/catalog/edition';
import { decodeSnapshot } from '../../../../core/format/snapshot/decode-snapshot';
import { encodeSnapshot } from '../../../../core/build/snapshot/encode-snapshot';
import { buildSuggestData } from '../../../../core/build/suggest/build-suggest-data';
import { suggest, type Suggestion } from '../../../../core/read/suggest/suggest';
import { decodeSuggestData, type SuggestData } from '../../../../core/format/suggest/suggest-data';
import { createZone } from '../../../../core/model/time/zone';
import { hash } from '../../../../infra/hash';
import { aContent, aSource, type ArticleParts, type WorldOptions } from '../../../support/builders';

/** Suggestions over some articles. */
export interface SuggestWorld {
  readonly bytes: Uint8Array;
  readonly data: SuggestData;
  readonly edition: Edition;
  ask(query: string, limit?: number): Suggestion[];
  /** The same, each as `type text`. */
  list(query: string, limit?: number): string[];
}

/** Builds the suggestions of some articles, as of the beginning of 2021 unless the options say otherwise. */
export function aSuggestWorld(articles: readonly ArticleParts[], options: WorldOptions = {}): SuggestWorld {
  const content = aContent(articles, options);
  const snapshot = new Uint8Array(Buffer.concat(encodeSnapshot(content, hash).chunks));
  const catalog = createCatalog(
    decodeSnapshot(aSource(snapshot)),
    createZone(options.zone ?? 'Asia/Shanghai'),
  );
  const edition = createEdition(catalog, Date.parse(options.now ?? '2021-01-01T00:00Z'));
  const bytes = buildSuggestData(content);
  const data = decodeSuggestData(bytes);
  const ask = (query: string, limit = 20) => suggest(data, edition, query, limit);
  const list = (query: string, limit = 20) => ask(query, limit).map(({ type, text }) => `${type} ${text}`);
  return { bytes, data, edition, ask, list };
}

/** Articles that have one tag each. */
export function withTags(...tags: readonly string[]): ArticleParts[] {
  return tags.map((tag, i) => ({ id: `blog/n${i}`, title: `${i}`, tags: [tag] }));
}

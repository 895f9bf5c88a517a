import { ByteWriter } from '../../format/bytes/byte-writer';
import { listFeatures } from './features';
import { packCounts } from './pack-counts';
import type { RelatedDocument } from './related-document';

/** The weight of one occurrence, by field. */
const weights = { title: 8, headings: 3, about: 3, text: 1 } as const;

/** The weight of a term, as if it were a feature with this many occurrences. */
const termWeights = { categories: 3, tags: 15, authors: 3 } as const;

/** The features of documents by number, with their occurrences weighted by field. */
export interface FeatureCounts {
  /** By document: feature numbers and weighted occurrences; see `packCounts`. */
  readonly packed: readonly Uint8Array[];
  /** How many documents have each feature. */
  readonly documentsOf: readonly number[];
}

/** Counts the features and terms of documents; features are numbered in the order of their first occurrence. */
export function countFeatures(documents: Iterable<RelatedDocument>): FeatureCounts {
  const numberOf = new Map<string, number>();
  const documentsOf: number[] = [];
  const packed: Uint8Array[] = [];
  const writer = new ByteWriter();
  for (const document of documents) {
    const ofDocument = new Map<number, number>();
    for (const [feature, count] of weigh(document)) {
      let number = numberOf.get(feature);
      if (number === undefined) {
        number = documentsOf.push(0) - 1;
        numberOf.set(feature, number);
      }
      if (!ofDocument.has(number)) documentsOf[number] = (documentsOf[number] ?? 0) + 1;
      ofDocument.set(number, (ofDocument.get(number) ?? 0) + count);
    }
    packed.push(packCounts(ofDocument, writer));
  }
  return { packed, documentsOf };
}

function* weigh(document: RelatedDocument): Generator<readonly [feature: string, count: number]> {
  const { title, headings, about, text } = document;
  for (const feature of listFeatures(title)) yield [feature, weights.title];
  for (const feature of listFeatures(headings.join('\n'))) yield [feature, weights.headings];
  for (const feature of listFeatures(about.join('\n'))) yield [feature, weights.about];
  for (const feature of listFeatures(text)) yield [feature, weights.text];
  for (const taxonomy of ['categories', 'tags', 'authors'] as const) {
    // The colon keeps terms apart from words, which never begin with one.
    for (const term of document[taxonomy]) yield [`:${taxonomy}:${term}`, termWeights[taxonomy]];
  }
}

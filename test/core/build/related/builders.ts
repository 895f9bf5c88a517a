import type { RelatedDocument } from '../../../../core/build/related/related-document';
import { openRandom } from '../../../support/random';

/** Makes documents of what matters to a test, numbered in order; ids follow the order unless given. */
export function documents(...parts: readonly Partial<RelatedDocument>[]): RelatedDocument[] {
  return parts.map((part, i) => ({
    id: `blog/${String(i).padStart(5, '0')}`,
    outdated: false,
    title: '',
    headings: [],
    about: [],
    text: '',
    categories: [],
    tags: [],
    authors: [],
    ...part,
  }));
}

/** Accepts every article. */
export function all(): boolean {
  return true;
}

/** Articles of random words, some of them outdated. */
export function randomDocuments(seed: number, count: number): RelatedDocument[] {
  const random = openRandom(seed);
  const words = Array.from({ length: 40 }, (_, i) =>
    i % 2 === 0 ? `word${i}` : `词${String.fromCharCode(0x4e00 + i)}`,
  );
  const text = (length: number) => Array.from({ length }, () => random.pick(words)).join(' ');
  return documents(
    ...Array.from({ length: count }, () => ({
      title: text(2),
      headings: [text(2)],
      text: text(random.between(0, 20)),
      tags: random.sample([0, 1, 2, 3], 2),
      outdated: random.chance(0.3),
    })),
  );
}

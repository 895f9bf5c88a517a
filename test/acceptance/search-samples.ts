import { openRandom } from '../support/random';
import type { Entry } from './entry';

const han = /\p{Script=Han}/u;

/** Every run of two to four Han characters of the titles and headings. */
export function listHanSubstrings(entries: readonly Entry[]): string[] {
  const found = new Set<string>();
  for (const entry of entries) {
    for (const text of [entry.summary.title, ...listHeadings(entry.structure.toc)]) {
      for (const [run] of text.matchAll(/\p{Script=Han}{2,}/gu)) {
        const characters = Array.from(run);
        for (let start = 0; start < characters.length; start++) {
          for (let length = 2; length <= 4 && start + length <= characters.length; length++)
            found.add(characters.slice(start, start + length).join(''));
        }
      }
    }
  }
  return [...found].sort();
}

function listHeadings(toc: Entry['structure']['toc']): string[] {
  return toc.flatMap(({ text, children }) => [text, ...listHeadings(children)]);
}

/** Random runs of two to four Han characters of the bodies; fewer where there are not as many. */
export function sampleHan(entries: readonly Entry[], seed: number, count: number): string[] {
  const random = openRandom(seed);
  const runs = entries.flatMap((entry) => entry.part('text').match(/\p{Script=Han}{2,}/gu) ?? []);
  if (runs.length === 0) return [];
  const found = new Set<string>();
  for (let attempt = 0; found.size < count && attempt < 5 * count; attempt++) {
    const characters = Array.from(random.pick(runs));
    const start = random.between(0, characters.length - 2);
    found.add(characters.slice(start, start + random.between(2, 4)).join(''));
  }
  return [...found];
}

/** Random pieces of the texts, each kind as often: Han, parts of words, whole words, whatever comes, several words. */
export function samplePieces(entries: readonly Entry[], seed: number, count: number): string[] {
  const random = openRandom(seed);
  const pieces: string[] = [];
  const filled = entries.filter((entry) => entry.part('text').trim() !== '');
  if (filled.length === 0) return [];
  const take = (isWanted: (piece: string) => boolean, longest: number) => {
    const text = random.pick(filled).part('text');
    for (let attempt = 0; attempt < 20; attempt++) {
      const start = random.between(0, text.length - 1);
      const piece = text.slice(start, start + random.between(1, longest)).trim();
      const isWhole = !/^[\udc00-\udfff\p{M}\u200d\ufe0f]|[\ud800-\udbff]$/u.test(piece);
      if (piece !== '' && !piece.includes('"') && isWhole && isWanted(piece)) return piece;
    }
    return '';
  };
  const kinds = [
    () => take((piece) => Array.from(piece).every((character) => han.test(character)), 6),
    () => take((piece) => /^[A-Za-z]+$/.test(piece), 9),
    () =>
      random
        .pick(
          random
            .pick(filled)
            .part('text')
            .match(/[A-Za-z][\w.+#/-]*/g) ?? [''],
        )
        .slice(0, 80),
    () => `"${take(() => true, 30).replace(/\s+/g, ' ')}"`,
    () => take((piece) => !/\s/.test(piece), 12),
    () => take((piece) => !/[\s\p{L}\p{N}]/u.test(piece), 3),
    () => Array.from({ length: random.between(2, 4) }, () => take((piece) => !/\s/.test(piece), 3)).join(' '),
    () => widen(take((piece) => /^[!-~]+$/.test(piece) && !/\s/.test(piece), 8)),
    () => take((piece) => /^[a-z]+$/.test(piece), 6).toUpperCase(),
  ];
  for (let i = 0; i < count; i++) pieces.push(kinds[i % kinds.length]?.() ?? '');
  return [...new Set(pieces)].filter((piece) => piece.replaceAll('"', '').trim() !== '');
}

/** Writes ASCII in full-width forms. */
function widen(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

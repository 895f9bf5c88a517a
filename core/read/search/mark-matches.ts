import { splitGraphemes } from 'unicode-segmenter/grapheme';
import type { TextMatch } from './find-matches';

/** Returns a text as escaped HTML with `<mark>` around matches; marks do not nest and do not split a grapheme. */
export function markMatches(text: string, matches: readonly Pick<TextMatch, 'start' | 'end'>[]): string {
  const merged: { start: number; end: number }[] = [];
  for (const match of [...matches].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && match.start <= last.end) last.end = Math.max(last.end, match.end);
    else merged.push({ start: match.start, end: match.end });
  }
  // Shortcut: most titles have no match.
  if (merged.length === 0) return escapeHtml(text);
  let html = '';
  let written = 0;
  let next = 0;
  let isMarked = false;
  let at = 0;
  for (const grapheme of splitGraphemes(text)) {
    const end = at + grapheme.length;
    while ((merged[next]?.end ?? Infinity) <= at) next += 1;
    const isInside = (merged[next]?.start ?? Infinity) < end;
    if (isInside !== isMarked) {
      html += escapeHtml(text.slice(written, at)) + (isInside ? '<mark>' : '</mark>');
      written = at;
      isMarked = isInside;
    }
    at = end;
  }
  html += escapeHtml(text.slice(written));
  return isMarked ? `${html}</mark>` : html;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

import type { Language, LocalizedText } from '../core/build/finding/language';
import { escapeHidden } from '../core/model/text/hidden-characters';

/** How many lines are shown around a change. */
const context = 3;

/** Changes that nobody can see, said in words. */
const unseen: readonly (LocalizedText & { readonly pattern: RegExp })[] = [
  { pattern: /^\uFEFF/u, en: 'the byte order mark was removed', zh: '去掉了字节顺序标记（BOM）' },
  { pattern: /\r/u, en: 'line ends are LF now', zh: '行尾改成了 LF' },
  { pattern: /\0/u, en: 'U+0000 was removed', zh: '去掉了 U+0000' },
];

/**
 * Shows what changed in a file as a unified diff; what cannot be seen is said above it in words.
 *
 * @param before and `after` have the same number of lines, for mending a file moves none
 */
export function formatDiff(name: string, before: string, after: string, language: Language): string {
  const notes = unseen.filter(({ pattern }) => pattern.test(before)).map((note) => `  ${note[language]}`);
  const old = toLines(before);
  const fresh = toLines(after);
  const changed = old.flatMap((line, i) => (line === fresh[i] ? [] : [i]));
  const hunks: { from: number; to: number }[] = [];
  for (const i of changed) {
    const last = hunks.at(-1);
    if (last && i - context <= last.to) last.to = Math.min(old.length, i + context + 1);
    else hunks.push({ from: Math.max(0, i - context), to: Math.min(old.length, i + context + 1) });
  }
  const shown = hunks.flatMap(({ from, to }) => [
    `@@ -${from + 1},${to - from} +${from + 1},${to - from} @@`,
    ...showHunk(old.slice(from, to), fresh.slice(from, to)),
  ]);
  const head =
    shown.length > 0 ? [`--- ${escapeHidden(name)}`, `+++ ${escapeHidden(name)}`] : [escapeHidden(name)];
  return [...head, ...notes, ...shown].join('\n');
}

/** Lines that follow each other are taken away together, and then added together. */
function showHunk(old: readonly string[], fresh: readonly string[]): string[] {
  const lines: string[] = [];
  let added: string[] = [];
  old.forEach((line, i) => {
    const now = fresh[i] ?? '';
    if (line === now) lines.push(...added.splice(0), ` ${escapeHidden(line)}`);
    else {
      lines.push(`-${escapeHidden(line)}`);
      added = [...added, `+${escapeHidden(now)}`];
    }
  });
  return [...lines, ...added];
}

/** The last line end closes a line and begins none. */
function toLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/u).map((line) => line.replaceAll('\0', ''));
  lines[0] = (lines[0] ?? '').replace(/^\uFEFF+/u, '');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

import type { Language, LocalizedText } from '../core/build/finding/language';
import { escapeHidden } from '../core/model/text/hidden-characters';

/** Lines of context around a change. */
const context = 3;

/** Changes that are invisible in a diff, with their description. */
const invisibleChanges: readonly (LocalizedText & { readonly pattern: RegExp })[] = [
  { pattern: /^\uFEFF/u, en: 'the byte order mark was removed', zh: '去掉了字节顺序标记（BOM）' },
  { pattern: /\r/u, en: 'line ends are LF now', zh: '行尾改成了 LF' },
  { pattern: /\0/u, en: 'U+0000 was removed', zh: '去掉了 U+0000' },
];

/**
 * Formats the changes of a file as a unified diff. Invisible changes are described above it.
 *
 * @param before the text before the fixes
 * @param after the text after them, with the same number of lines
 */
export function formatDiff(name: string, before: string, after: string, language: Language): string {
  const descriptions = invisibleChanges
    .filter(({ pattern }) => pattern.test(before))
    .map((note) => `  ${note[language]}`);
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
    ...formatHunk(old.slice(from, to), fresh.slice(from, to)),
  ]);
  const head =
    shown.length > 0 ? [`--- ${escapeHidden(name)}`, `+++ ${escapeHidden(name)}`] : [escapeHidden(name)];
  return [...head, ...descriptions, ...shown].join('\n');
}

/** Formats one hunk. Of consecutive changed lines, first all removed ones are listed, then all added ones. */
function formatHunk(old: readonly string[], fresh: readonly string[]): string[] {
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

/** Splits a text into lines. A line end at the end of the text does not start another line. */
function toLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/u).map((line) => line.replaceAll('\0', ''));
  lines[0] = (lines[0] ?? '').replace(/^\uFEFF+/u, '');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

import { isPair, isScalar, LineCounter, parseDocument, Scalar, visit } from 'yaml';
import type { SourcePosition } from '../../model/article/source-position';
import { findFrontMatterEnd } from '../source/split-front-matter';
import { toYamlScalar } from '../text/to-yaml';

/** A text in front matter with its position. */
export interface WrittenScalar extends SourcePosition {
  /** The top-level key that holds it. */
  readonly key: string;
  readonly value: string;
  /** Offsets into the source, quotes included. */
  readonly start: number;
  readonly end: number;
  readonly quote: '' | "'" | '"';
}

/** A part of a source and its replacement. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const quotes: Readonly<Record<string, WrittenScalar['quote']>> = {
  [Scalar.PLAIN]: '',
  [Scalar.QUOTE_SINGLE]: "'",
  [Scalar.QUOTE_DOUBLE]: '"',
};

/**
 * Lists the texts in the front matter of a source that take one line each, without the keys.
 *
 * @param source a source whose first line is `---`, with LF line ends
 * @returns nothing where the front matter cannot be read
 */
export function listScalars(source: string): WrittenScalar[] {
  const close = findFrontMatterEnd(source);
  if (!source.startsWith('---\n') || close === -1) return [];
  const block = source.slice(4, Math.max(4, close + 1));
  const lines = new LineCounter();
  const found: WrittenScalar[] = [];
  try {
    const options = { schema: 'core', merge: true, uniqueKeys: false, logLevel: 'error' } as const;
    const document = parseDocument(block, { ...options, lineCounter: lines });
    if (document.errors.length > 0) return [];
    visit(document, {
      Scalar(role, node, path) {
        const top = path.find((parent) => isPair(parent));
        const [start, end] = node.range ?? [0, 0];
        const quote = quotes[node.type ?? ''];
        if (role === 'key' || !isScalar(top?.key) || typeof node.value !== 'string') return;
        if (quote === undefined || start === end || block.slice(start, end).includes('\n')) return;
        const { line, col } = lines.linePos(start);
        // The opening line of dashes is not part of the block: one line, four characters.
        const at = { line: line + 1, column: col, start: start + 4, end: end + 4 };
        found.push({ ...at, key: String(top.key.value), value: node.value, quote });
      },
    });
  } catch (error) {
    // The parser recurses, so thousands of nested brackets can exhaust the stack.
    if (!(error instanceof RangeError)) throw error;
    return [];
  }
  return found;
}

/** Replaces a text by another, in the same quotes; null when the other cannot be written there safely. */
export function rewriteScalar({ start, end, quote }: WrittenScalar, value: string): Edit | null {
  // The value itself comes first: a date needs no quotes, but `toYamlScalar` adds those that YAML 1.1 needs for a text.
  const candidates = quote === '' ? [value, toYamlScalar(value)] : [toYamlScalar(value, quote)];
  const safe = candidates.find((candidate) => isReadAs(candidate, value));
  return safe === undefined ? null : { start, end, text: safe };
}

/** Applies edits, in any order, to a source. They may not overlap. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => b.start - a.start);
  return ordered.reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), source);
}

/**
 * Tests the text inside a flow sequence (`[…]`). Flow style has more special characters than block style, so text that is
 * safe there is safe everywhere.
 */
function isReadAs(text: string, value: string): boolean {
  const { contents, errors, warnings } = parseDocument(`[${text}, x]`, { schema: 'core', logLevel: 'error' });
  if (errors.length + warnings.length > 0) return false;
  const items: unknown = contents?.toJSON();
  return Array.isArray(items) && items.length === 2 && items[0] === value && items[1] === 'x';
}

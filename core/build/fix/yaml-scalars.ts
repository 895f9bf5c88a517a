import { isPair, isScalar, LineCounter, parseDocument, Scalar, visit } from 'yaml';
import type { SourcePosition } from '../../model/article/source-position';
import { findFrontMatterEnd } from '../source/split-front-matter';
import { toYamlScalar } from '../text/to-yaml';

/** A text in front matter: what it says and where it stands. */
export interface WrittenScalar extends SourcePosition {
  /** The key at the top under which it stands. */
  readonly key: string;
  readonly value: string;
  /** Offsets into the source, quotes included. */
  readonly start: number;
  readonly end: number;
  readonly quote: '' | "'" | '"';
}

/** A part of a source and what takes its place. */
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
 * Lists the texts in the front matter of a source that stand on one line each, without the keys at the top.
 *
 * @param source a source whose first line is `---`, with LF line ends
 * @returns nothing where the front matter cannot be read
 */
export function listScalars(source: string): WrittenScalar[] {
  const close = findFrontMatterEnd(source);
  if (!source.startsWith('---\n') || close === -1) return [];
  // With the lines above the block, so that lines and offsets are those of the file.
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

/** Writes another value where a text stands, with its quotes; null when it cannot be written there safely. */
export function rewriteScalar({ start, end, quote }: WrittenScalar, value: string): Edit | null {
  // A date stays without quotes, which YAML 1.1 would want for a text.
  const candidates = quote === '' ? [value, toYamlScalar(value)] : [toYamlScalar(value, quote)];
  const safe = candidates.find((candidate) => isReadAs(candidate, value));
  return safe === undefined ? null : { start, end, text: safe };
}

/** Puts edits, in any order, into a source. None may overlap. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => b.start - a.start);
  return ordered.reduce(
    (text, { start, end, text: fresh }) => text.slice(0, start) + fresh + text.slice(end),
    source,
  );
}

/** Within brackets more characters have a meaning than outside, so what is right there is right everywhere. */
function isReadAs(text: string, value: string): boolean {
  const { contents, errors, warnings } = parseDocument(`[${text}, x]`, { schema: 'core', logLevel: 'error' });
  if (errors.length + warnings.length > 0) return false;
  const items: unknown = contents?.toJSON();
  return Array.isArray(items) && items.length === 2 && items[0] === value && items[1] === 'x';
}

import { fileStart, type SourcePosition } from '../../model/article/source-position';
import { type Report } from './report';

/** The largest article that is served, in bytes. */
export const maxSourceBytes = 2 * 1024 * 1024;

/**
 * Returns the text of a source file: UTF-8, without its byte order mark, every line ended by LF alone,
 * without U+0000.
 *
 * @returns null for a file over {@link maxSourceBytes}, or not in UTF-8. Both are reported.
 */
export function decodeSource(bytes: Uint8Array, report: Report): string | null {
  if (bytes.length > maxSourceBytes) {
    return report('file-too-large', fileStart, { limit: maxSourceBytes / 1024 / 1024 });
  }
  const decoded = decodeUtf8(bytes);
  if (decoded === null) return report('file-not-utf8', findFirstReplacement(bytes));
  const text = decoded.replace(/\r\n?/g, '\n');
  const firstNul = text.indexOf('\0');
  if (firstNul === -1) return text;
  report('nul-removed', positionAt(text, firstNul));
  return text.replaceAll('\0', '');
}

/** Decodes UTF-8 and drops its byte order mark; null for other bytes. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Finds the first bytes that are not UTF-8: line and column as in an editor that shows replacement characters. */
function findFirstReplacement(bytes: Uint8Array): SourcePosition {
  const text = new TextDecoder('utf-8').decode(bytes).replace(/\r\n?/g, '\n');
  return positionAt(text, Math.max(0, text.indexOf('\uFFFD')));
}

/** Returns the line and column of an offset into `text`. */
export function positionAt(text: string, offset: number): SourcePosition {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

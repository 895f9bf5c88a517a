import type { Finding } from '../finding/finding';
import { foldTerm } from '../text/fold';
import { applyEdits, listScalars, rewriteScalar } from './yaml-scalars';

/**
 * Writes terms in the spelling that they are shown in, where `term-spelling` was found. Both spellings are the same term,
 * so no list and no count changes.
 *
 * @param source a source that was mended already: findings have its lines and columns
 * @param findings what was found in this file
 */
export function renameTerms(source: string, findings: readonly Finding[]): string {
  const named = findings.filter(({ rule }) => rule === 'term-spelling');
  if (named.length === 0) return source;
  const scalars = new Map(listScalars(source).map((scalar) => [`${scalar.line}:${scalar.column}`, scalar]));
  const edits = named.flatMap(({ line, column, facts, expected }) => {
    const scalar = scalars.get(`${line}:${column}`);
    const { spelling } = facts;
    const isMeant =
      scalar !== undefined && typeof spelling === 'string' && foldTerm(scalar.value) === foldTerm(spelling);
    return isMeant && expected !== null ? (rewriteScalar(scalar, expected) ?? []) : [];
  });
  return applyEdits(source, edits);
}

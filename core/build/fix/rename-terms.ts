import type { Finding } from '../finding/finding';
import { foldTerm } from '../../model/text/fold';
import { applyEdits, listScalars, rewriteScalar } from './yaml-scalars';

/**
 * Rewrites terms to their shown spelling where `term-spelling` was found. Both spellings are the same term, so no list and
 * no count changes.
 *
 * @param source a source after `fixSource`: the findings have its lines and columns
 * @param findings the findings of this file
 */
export function renameTerms(source: string, findings: readonly Finding[]): string {
  const misspelled = findings.filter(({ rule }) => rule === 'term-spelling');
  if (misspelled.length === 0) return source;
  const scalars = new Map(listScalars(source).map((scalar) => [`${scalar.line}:${scalar.column}`, scalar]));
  const edits = misspelled.flatMap(({ line, column, facts }) => {
    const scalar = scalars.get(`${line}:${column}`);
    const { spelling, name } = facts;
    if (scalar === undefined || typeof spelling !== 'string' || typeof name !== 'string') return [];
    return foldTerm(scalar.value) === foldTerm(spelling) ? (rewriteScalar(scalar, name) ?? []) : [];
  });
  return applyEdits(source, edits);
}

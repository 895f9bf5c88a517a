import type { SourcePosition } from '../../model/article/source-position';
import { createFinding, type MessageParam, type MessageParams, type Finding } from '../finding/finding';
import { findingRules, type FindingRule } from '../finding/rules';
import { cutText } from '../../model/text/cut-text';
import { escapeHidden } from '../../model/text/hidden-characters';

/**
 * Adds a finding of `rule` at a position of the current file.
 *
 * @returns null, which stands for an unusable value: a function can `return report(…)`
 */
export type Report = (
  rule: FindingRule,
  position: SourcePosition,
  facts?: MessageParams,
  expected?: string | null,
) => null;

/** A file with more warnings and notices than this is broken throughout; the rest would only fill the report. */
export const maxWarnings = 100;

/** A parameter is a word or a sentence; it may also be a text of an author, of any length. */
const maxParamLength = 240;

/** A suggestion may be a title, which has at most 300 characters of two code units. */
const maxSuggestionLength = 700;

/**
 * Returns a {@link Report} for `file` and the list it appends to. Authors' words in findings are short and safe to
 * print: cut, and with invisible characters escaped.
 */
export function createReport(file: string): { findings: Finding[]; report: Report } {
  const findings: Finding[] = [];
  const report: Report = (rule, position, facts = {}, expected = null) => {
    if (findingRules[rule].severity !== 'error') {
      if (findings.length > maxWarnings) return null;
      if (findings.length === maxWarnings) {
        findings.push(createFinding('too-many-warnings', file, position, { count: maxWarnings }));
        return null;
      }
    }
    // Drops a suggestion that is too long; a truncated one would be wrong.
    const suggestion =
      expected !== null && expected.length <= maxSuggestionLength ? escapeHidden(expected) : null;
    findings.push(createFinding(rule, file, position, makeAllPrintable(facts), suggestion));
    return null;
  };
  return { findings, report };
}

function makeAllPrintable(facts: MessageParams): MessageParams {
  return Object.fromEntries(Object.entries(facts).map(([name, param]) => [name, makeParamPrintable(param)]));
}

function makeParamPrintable(param: MessageParam): MessageParam {
  if (typeof param === 'number') return param;
  if (typeof param === 'string') return makePrintable(param);
  if ('rule' in param) return { ...param, facts: makeAllPrintable(param.facts) };
  if ('phrase' in param) return { ...param, facts: makeAllPrintable(param.facts ?? {}) };
  return param.map(makePrintable);
}

function makePrintable(text: string): string {
  const cut = cutText(text, maxParamLength);
  return escapeHidden(cut === text ? text : `${cut}…`);
}

import type { SourcePosition } from '../../model/article/source-position';
import { createFinding, type MessageParam, type MessageParams, type Finding } from '../finding/finding';
import { findingRules, type FindingRule } from '../finding/rules';
import { cutText } from '../../model/text/cut-text';
import { escapeHidden } from '../../model/text/hidden-characters';

/** Notes that `rule` is broken at `place` of the file in hand. */
export type Report = (
  rule: FindingRule,
  place: SourcePosition,
  facts?: MessageParams,
  expected?: string | null,
) => void;

/** A file with more warnings and notices than this is broken throughout; the rest would only fill the report. */
export const maxWarnings = 100;

/** A fact is a word or a sentence; an author's text of any length may be among them. */
const maxFactLength = 240;

/** A suggestion may be a title, which has at most 300 characters of two code units. */
const maxSuggestionLength = 700;

/**
 * Returns a {@link Report} for `file` and the list it appends to. Authors' words in findings are short and safe to
 * print: cut, and with invisible characters escaped.
 */
export function createReport(file: string): { findings: Finding[]; report: Report } {
  const findings: Finding[] = [];
  const report: Report = (rule, place, facts = {}, expected = null) => {
    if (findingRules[rule].severity !== 'error') {
      if (findings.length > maxWarnings) return;
      if (findings.length === maxWarnings) {
        findings.push(createFinding('too-many-warnings', file, place, { count: maxWarnings }));
        return;
      }
    }
    // Half a suggestion is none.
    const suggestion =
      expected !== null && expected.length <= maxSuggestionLength ? escapeHidden(expected) : null;
    findings.push(createFinding(rule, file, place, showAll(facts), suggestion));
  };
  return { findings, report };
}

function showAll(facts: MessageParams): MessageParams {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, showFact(fact)]));
}

function showFact(fact: MessageParam): MessageParam {
  if (typeof fact === 'number') return fact;
  if (typeof fact === 'string') return show(fact);
  if ('rule' in fact) return { ...fact, facts: showAll(fact.facts) };
  if ('phrase' in fact) return { ...fact, facts: showAll(fact.facts ?? {}) };
  return fact.map(show);
}

function show(fact: string): string {
  const cut = cutText(fact, maxFactLength);
  return escapeHidden(cut === fact ? fact : `${cut}…`);
}

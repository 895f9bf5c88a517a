import { createFinding, type Facts, type Finding, type Place } from '../finding/finding';
import { findingRules, type FindingRule } from '../finding/rules';
import { cutText, escapeHidden } from '../text/hidden-characters';

/** Notes that `rule` is broken at `place` of the file in hand. */
export type Report = (rule: FindingRule, place: Place, facts?: Facts, expected?: string | null) => void;

/** A file with more warnings than this is broken throughout; the rest would only fill the report. */
const maxWarnings = 100;

/** A fact is a word or a sentence; an author's text of any length may be among them. */
const maxFactLength = 240;

/**
 * Returns a {@link Report} for `file` and the list it appends to. Authors' words in findings are short and safe to
 * print: cut, and with invisible characters escaped.
 */
export function createReport(file: string): { findings: Finding[]; report: Report } {
  const findings: Finding[] = [];
  const report: Report = (rule, place, facts = {}, expected = null) => {
    if (findingRules[rule].severity === 'warning') {
      if (findings.length > maxWarnings) return;
      if (findings.length === maxWarnings) {
        findings.push(createFinding('too-many-warnings', file, place, { count: maxWarnings }));
        return;
      }
    }
    const shown = Object.fromEntries(
      Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? show(fact) : fact]),
    );
    // Half a suggestion is none.
    const suggestion = expected !== null && expected.length <= maxFactLength ? escapeHidden(expected) : null;
    findings.push(createFinding(rule, file, place, shown, suggestion));
  };
  return { findings, report };
}

function show(fact: string): string {
  const cut = cutText(fact, maxFactLength);
  return escapeHidden(cut === fact ? fact : `${cut}…`);
}

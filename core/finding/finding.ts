import { findingRules, type FindingRule } from './rules';

/** `error`: the article had to be left out. `warning`: it is served, but not quite as written. */
export type Severity = 'error' | 'warning';

/** A position in a source file; both numbers count from 1, columns in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What an editor should know about one place in one file. A value, never thrown. */
export interface Finding extends Place {
  readonly rule: FindingRule;
  readonly severity: Severity;
  /** One or two sentences: what was found and what to do about it. */
  readonly message: string;
  /** Path below the content directory, with `/`. */
  readonly file: string;
  /** What to write instead, where that is known. */
  readonly expected: string | null;
}

/** The place of a finding that concerns a file as a whole. */
export const wholeFile: Place = { line: 1, column: 1 };

/** What the message templates of a rule are filled with. */
export type Facts = Readonly<Record<string, string | number>>;

/** Makes the finding of `rule` at `place`; `{name}` in the rule's message is replaced by the fact of that name. */
export function createFinding(
  rule: FindingRule,
  file: string,
  place: Place,
  facts: Facts = {},
  expected: string | null = null,
): Finding {
  const { severity, message } = findingRules[rule];
  const filled = message.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
  return { rule, severity, message: filled, file, line: place.line, column: place.column, expected };
}

/** Orders findings by file, then line, column and rule, so that a report is the same on every machine. */
export function compareFindings(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  if (a.line !== b.line) return a.line - b.line;
  if (a.column !== b.column) return a.column - b.column;
  return a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0;
}

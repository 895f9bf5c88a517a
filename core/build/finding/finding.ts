import type { SourcePosition } from '../../model/article/source-position';
import type { Severity } from './severity';
import type { PhraseName } from './phrases';
import { findingRules, type FindingRule } from './rules';

/** Words of ours within a message, which are said in its language. */
export interface Phrase {
  readonly phrase: PhraseName;
  readonly facts?: MessageParams;
}

/** What another rule says, within the message of this one. */
export interface RuleMessage {
  readonly rule: FindingRule;
  readonly facts: MessageParams;
}

/** One thing that a message tells: a text of an author, a number, several names, or words of ours. */
export type MessageParam = string | number | readonly string[] | Phrase | RuleMessage;

/** What the message templates of a rule are filled with. */
export type MessageParams = Readonly<Record<string, MessageParam>>;

/** What an editor should know about one place in one file. A value, never thrown; `toMessage` says it in words. */
export interface Finding extends SourcePosition, RuleMessage {
  readonly severity: Severity;
  /** Path below the content directory, with `/`. */
  readonly file: string;
  /** What to write instead, where that is known. */
  readonly expected: string | null;
}

/** Makes the finding of `rule` at `place`; `facts` are what its message names. */
export function createFinding(
  rule: FindingRule,
  file: string,
  { line, column }: SourcePosition,
  facts: MessageParams = {},
  expected: string | null = null,
): Finding {
  return { rule, severity: findingRules[rule].severity, facts, file, line, column, expected };
}

/** Orders findings by file, then line, column and rule, so that a report is the same on every machine. */
export function compareFindings(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  if (a.line !== b.line) return a.line - b.line;
  if (a.column !== b.column) return a.column - b.column;
  return a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0;
}

import type { SourcePosition } from '../../model/article/source-position';
import type { PhraseName } from './phrases';
import type { Severity } from './rule';
import { findingRules, type FindingRule } from './rules';

/** A text of ours within a message, in the language of the message. */
export interface Phrase {
  readonly phrase: PhraseName;
  readonly facts?: MessageParams;
}

/** The message of a rule, which the message of another rule may contain. */
export interface RuleMessage {
  readonly rule: FindingRule;
  readonly facts: MessageParams;
}

/** A message parameter: a text of an author, a number, several names, or a text of ours. */
export type MessageParam = string | number | readonly string[] | Phrase | RuleMessage;

/** The parameters of a message template, by name. */
export type MessageParams = Readonly<Record<string, MessageParam>>;

/** What an editor should know about one position in one file. A value, never thrown; `toMessage` makes the text. */
export interface Finding extends SourcePosition, RuleMessage {
  readonly severity: Severity;
  /** Path below the content directory, with `/`. */
  readonly file: string;
  /** What to write instead, where that is known. */
  readonly expected: string | null;
}

/** Creates the finding of `rule` at a position; `facts` are the parameters of its message. */
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

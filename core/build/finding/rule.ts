import type { LocalizedText } from './language';

/**
 * `error`: the article had to be left out. `warning`: it is served, but not quite as written. `notice`: it is served as
 * written, and could be better; the counts in a snapshot leave these out.
 */
export type Severity = 'error' | 'warning' | 'notice';

/** One entry of the rule catalogue. */
export interface Rule {
  readonly severity: Severity;
  /** Templates of the finding's message: what was found, and what to write instead. */
  readonly message: LocalizedText;
  /** What `check --explain RULE` prints: why it matters and how to fix it, with an example. */
  readonly explain: LocalizedText;
}

/** The texts of a rule as the tables hold them: the message in each language, then the explanation. */
interface RuleTexts extends LocalizedText {
  readonly explain: LocalizedText;
}

export const error = (texts: RuleTexts) => createRule('error', texts);
export const warning = (texts: RuleTexts) => createRule('warning', texts);
export const notice = (texts: RuleTexts) => createRule('notice', texts);

function createRule(severity: Severity, { explain, ...message }: RuleTexts): Rule {
  return { severity, message, explain };
}

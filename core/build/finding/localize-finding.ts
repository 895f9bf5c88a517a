import type { Finding } from './finding';
import type { LocalizedText } from './language';
import { toMessage } from './to-message';

/** A finding for a client, which does not have the rules: with its message in every language. */
export interface LocalizedFinding extends Omit<Finding, 'facts'> {
  readonly message: LocalizedText;
}

/** Adds the message of a finding in every language. */
export function localizeFinding({ facts, ...finding }: Finding): LocalizedFinding {
  const message = { rule: finding.rule, facts };
  return { ...finding, message: { en: toMessage(message, 'en'), zh: toMessage(message, 'zh') } };
}

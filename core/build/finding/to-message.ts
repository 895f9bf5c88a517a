import type { MessageParam, MessageParams, Phrase, RuleMessage } from './finding';
import type { Language, LocalizedText } from './language';
import { phrases } from './phrases';
import { findingRules } from './rules';

/** How several names are quoted, separated, and joined to the last one. */
const lists = {
  en: { quotes: ['"', '"'], separator: ', ', and: ' and ' },
  zh: { quotes: ['“', '”'], separator: '、', and: '和' },
} as const;

/** Returns the message of a finding, one or two sentences: what was found and what to write instead. */
export function toMessage({ rule, facts }: RuleMessage, language: Language): string {
  return fill(findingRules[rule].message, facts, language);
}

/** Returns the text of a phrase. */
export function toWords({ phrase, facts = {} }: Phrase, language: Language): string {
  return fill(phrases[phrase], facts, language);
}

function fill(template: LocalizedText, facts: MessageParams, language: Language): string {
  return template[language].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const param = facts[name];
    return param === undefined ? placeholder : toText(param, language);
  });
}

function toText(param: MessageParam, language: Language): string {
  if (typeof param === 'string' || typeof param === 'number') return String(param);
  if ('rule' in param) return toMessage(param, language);
  if ('phrase' in param) return toWords(param, language);
  return listNames(param, language);
}

/** Writes names as a list of the language, such as “a”、“b”和“c”. */
function listNames(names: readonly string[], language: Language): string {
  const { quotes, separator, and } = lists[language];
  const quoted = names.map((name) => quotes.join(name));
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(separator)}${and}${last}`;
}

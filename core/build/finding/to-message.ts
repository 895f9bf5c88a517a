import type { MessageParam, MessageParams, Phrase, RuleMessage } from './finding';
import type { Language, LocalizedText } from './language';
import { phrases } from './phrases';
import { findingRules } from './rules';

/** How several names are quoted, separated, and joined to the last one. */
const lists: Readonly<
  Record<Language, { quotes: readonly [string, string]; separator: string; and: string }>
> = {
  en: { quotes: ['"', '"'], separator: ', ', and: ' and ' },
  zh: { quotes: ['“', '”'], separator: '、', and: '和' },
};

/** Says a finding in one or two sentences: what was found and what to write instead. */
export function toMessage({ rule, facts }: RuleMessage, language: Language): string {
  return fill(findingRules[rule].message, facts, language);
}

/** Says a phrase. */
export function toWords({ phrase, facts = {} }: Phrase, language: Language): string {
  return fill(phrases[phrase], facts, language);
}

function fill(template: LocalizedText, facts: MessageParams, language: Language): string {
  return template[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name];
    return fact === undefined ? whole : sayFact(fact, language);
  });
}

function sayFact(fact: MessageParam, language: Language): string {
  if (typeof fact === 'string' || typeof fact === 'number') return String(fact);
  if ('rule' in fact) return toMessage(fact, language);
  if ('phrase' in fact) return toWords(fact, language);
  return listNames(fact, language);
}

/** Writes names as a list of the language, such as “a”、“b”和“c”. */
function listNames(names: readonly string[], language: Language): string {
  const { quotes, separator, and } = lists[language];
  const quoted = names.map((name) => quotes.join(name));
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(separator)}${and}${last}`;
}

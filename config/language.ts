import type { Language } from '../core/build/finding/language';

/**
 * Returns the language of a terminal: Chinese if the locale is Chinese, else English. As in POSIX, the first of `LC_ALL`,
 * `LC_MESSAGES` and `LANG` that is not empty is the locale.
 */
export function readLanguage({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((text) => text !== undefined && text !== '') ?? '';
  return /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
}

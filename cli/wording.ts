import { languages, type Language, type Text } from '../core/finding/language';
import type { Severity } from '../core/finding/finding';
import { readProcessLanguage } from './content-options';
import { count } from './count';
import { UsageError } from './run';

/** What kinds of findings are called. */
export const severityNames: Readonly<Record<Severity, Text>> = {
  error: { en: 'error', zh: '错误' },
  warning: { en: 'warning', zh: '警告' },
  notice: { en: 'notice', zh: '提示' },
};

/**
 * The language to speak: the one that `--lang` names, else the one of the environment.
 *
 * @throws UsageError for one that is not spoken here
 */
export function chooseLanguage(named: string | undefined): Language {
  if (named === undefined) return readProcessLanguage();
  const language = languages.find((name) => name === named.toLowerCase().split(/[-_]/)[0]);
  if (language === undefined) throw new UsageError(`--lang takes ${languages.join(' or ')}, not "${named}".`);
  return language;
}

/** Says how much content there is and what was found in it. */
export function summarize(
  articles: number,
  found: Readonly<Record<'errors' | 'warnings' | 'notices', number>>,
  language: Language,
): string {
  const { errors, warnings, notices } = found;
  if (language === 'zh') {
    const more = notices > 0 ? `，${notices} 个提示` : '';
    return `${articles} 篇文章，${errors} 个错误，${warnings} 个警告${more}`;
  }
  const counts = [count(articles, 'article'), count(errors, 'error'), count(warnings, 'warning')];
  return [...counts, ...(notices > 0 ? [count(notices, 'notice')] : [])].join(', ');
}

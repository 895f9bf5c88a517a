import type { VisibilityCounts } from '../core/model/article/visibility';
import type { Severity } from '../core/build/finding/rule';
import { languages, type Language, type LocalizedText } from '../core/build/finding/language';
import type { Phrase } from '../core/build/finding/finding';
import { toWords } from '../core/build/finding/to-message';
import { readProcessLanguage } from './content-options';
import { count } from './count';
import { describeArticles } from './describe-articles';
import { UsageError } from './run';

/** The names of the severities. */
export const severityNames: Readonly<Record<Severity, LocalizedText>> = {
  error: { en: 'error', zh: '错误' },
  warning: { en: 'warning', zh: '警告' },
  notice: { en: 'notice', zh: '提示' },
};

/**
 * Returns the language that `--lang` names, by default that of the environment.
 *
 * @throws UsageError if the language is not supported
 */
export function chooseLanguage(named: string | undefined): Language {
  if (named === undefined) return readProcessLanguage();
  const language = languages.find((name) => name === named.toLowerCase().split(/[-_]/)[0]);
  if (language === undefined) throw new UsageError(`--lang takes ${languages.join(' or ')}, not "${named}".`);
  return language;
}

/** Summarises the number of articles and findings. */
export function summarize(
  articles: VisibilityCounts,
  found: Readonly<Record<'errors' | 'warnings' | 'notices', number>>,
  language: Language,
): string {
  const { errors, warnings, notices } = found;
  const content = describeArticles(articles, language);
  if (language === 'zh') {
    const more = notices > 0 ? `，${notices} 条提示` : '';
    return `${content}，${errors} 个错误，${warnings} 条警告${more}`;
  }
  const counts = [content, count(errors, 'error'), count(warnings, 'warning')];
  return [...counts, ...(notices > 0 ? [count(notices, 'notice')] : [])].join(', ');
}

/** Describes that the content directory is unavailable. @param reason a phrase, or the message of the system */
export function describeGone(root: string, reason: Phrase | string, language: Language): string {
  const why = typeof reason === 'string' ? reason : toWords(reason, language);
  return language === 'zh'
    ? `内容目录 ${root} 无法使用：${why}。恢复后会继续跟随其中的修改。`
    : `The content directory ${root} is gone: ${why}. Changes are followed again as soon as it is back.`;
}

/** Describes that the content directory is available again. */
export function describeBack(root: string, language: Language): string {
  return language === 'zh' ? `内容目录 ${root} 已恢复。` : `The content directory ${root} is back.`;
}

/** Describes that not all folders are watched, and how to change that. @param seconds polling interval */
export function describeWatchLimit(seconds: number, language: Language): string {
  return language === 'zh'
    ? `系统无法监视更多文件夹，改为每 ${seconds} 秒检查一次修改。在 Linux 上请调大 fs.inotify.max_user_watches（或 max_user_instances），然后重新启动。`
    : `The system watches no more folders, so changes are looked for every ${seconds} s. On Linux raise fs.inotify.max_user_watches (or max_user_instances), and start again.`;
}

/** Describes that other machines can reach the development server, and how to change that. */
export function describeOpen(host: string, language: Language): string {
  return language === 'zh'
    ? `HOST=${host}：其他机器也能访问这个开发服务，看到检查结果和草稿的名称。不设置 HOST 就只有本机能访问。其他机器使用的主机名要写进 ALLOWED_HOSTS。`
    : `HOST=${host}: other machines can reach this server, and read findings with names of drafts. Without HOST only this machine can. Names that other machines use for it belong in ALLOWED_HOSTS.`;
}

/** Joins sentences. A full-width stop is not followed by a space. */
export function joinSentences(sentences: readonly string[], language: Language): string {
  return sentences.join(language === 'zh' ? '' : ' ');
}

/** Describes that the last good content stays in use. */
export function describeLastGood(language: Language): string {
  return language === 'zh' ? '仍使用上一次可用的内容。' : 'The last good content stays as it is.';
}

import type { VisibilityCounts } from '../core/model/article/visibility';
import type { Severity } from '../core/build/finding/rule';
import { languages, type Language, type LocalizedText } from '../core/build/finding/language';
import type { UnreadReason } from '../core/build/layout/layout';
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

const unreadWords: Readonly<Record<UnreadReason, LocalizedText>> = {
  ending: { en: 'with an ending that is not read', zh: '扩展名不在读取之列' },
  root: { en: 'beside the folders of collections', zh: '在集合文件夹之外，与它们并列' },
  deeper: { en: 'in deeper folders', zh: '在更深的文件夹里' },
  elsewhere: { en: 'outside the folders that casebook.yml names', zh: '不在 casebook.yml 列出的文件夹里' },
  twin: { en: 'beside a file of the same name', zh: '旁边有同名文件' },
  ignored: { en: 'ignored by casebook.yml', zh: '被 casebook.yml 忽略' },
};

/** Says how many Markdown files are not looked at, and why; null if there is none. @param read the files that are looked at */
export function describeUnread(
  unread: readonly (readonly [UnreadReason, number])[],
  read: number,
  language: Language,
): string | null {
  const total = unread.reduce((sum, [, files]) => sum + files, 0);
  if (total === 0) return null;
  const parts = unread.map(([reason, files]) => `${files} ${unreadWords[reason][language]}`);
  const chosen = unread.reduce((sum, [reason, files]) => sum + (reason === 'ignored' ? files : 0), 0);
  const isMost = total - chosen > read;
  if (language === 'zh') {
    const hint = isMost ? '大部分 Markdown 没有读取；npm run adopt 会建议怎样读取这个文件夹。' : '';
    return `${hint}未读取 ${total} 个 Markdown 文件：${parts.join('，')}`;
  }
  const hint = isMost ? 'Most of the Markdown here is not read; npm run adopt proposes how to read it. ' : '';
  return `${hint}Not looked at: ${count(total, 'Markdown file')} (${parts.join(', ')})`;
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

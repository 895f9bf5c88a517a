import type { VisibilityCounts } from '../core/model/article/visibility';
import type { Language } from '../core/build/finding/language';
import { count } from './count';

/** Describes how many articles are public, and how many are not for each reason. Reasons without articles are left out. */
export function describeArticles(counts: VisibilityCounts, language: Language): string {
  const { drafts, scheduled, withdrawn } = counts;
  const isChinese = language === 'zh';
  const parts = [
    isChinese ? `${counts.public} 篇公开文章` : count(counts.public, 'public article'),
    ...(drafts > 0 ? [isChinese ? `${drafts} 篇草稿` : count(drafts, 'draft')] : []),
    ...(scheduled > 0 ? [isChinese ? `${scheduled} 篇定时发布` : `${scheduled} scheduled`] : []),
    ...(withdrawn > 0 ? [isChinese ? `${withdrawn} 篇已下线` : `${withdrawn} withdrawn`] : []),
  ];
  return parts.join(isChinese ? '，' : ', ');
}

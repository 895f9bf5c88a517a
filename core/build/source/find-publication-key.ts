import { parseAuthoredTime } from '../time/parse-authored-time';
import { normalizeTime } from '../time/normalize-time';
import { foldTerm } from '../../model/text/fold';
import { guessFlag } from './guess-flag';
import { isOneTypo, isSameKey, toPlainKey } from './near-key';
import { isBlank, type YamlEntry, type YamlMapping, type YamlValue } from './yaml-mapping';

/** A key that keeps an article from the public, but not here. */
export interface PublicationKey {
  /** The key that does so here. */
  readonly known: Deciding;
  /** What to write, where that is known. */
  readonly expected: string | null;
}

/** The keys that decide whether an article is public. */
type Deciding = 'draft' | 'date' | 'publishAt' | 'unpublishAt';

// The keys below are plain: see `toPlainKey`.

/** Keys whose value must mean yes: Jekyll, Hexo, dev.to, VuePress, Obsidian, Logseq. */
const shows = new Set(
  'published ispublished publish public ispublic dgpublish visible isvisible listed 发布 已发布 是否发布 公开 是否公开 可见'.split(
    ' ',
  ),
);

/** Keys whose value must mean no: Hexo, Docusaurus, Hugo, Hashnode; WordPress and Hexo hide articles behind passwords. */
const hides = new Set(
  (
    'hidden ishidden hide private isprivate unlisted isunlisted unpublished headless isdraft asdraft saveasdraft wip ' +
    'deleted trashed password passwd encrypt encrypted membersonly eleventyexcludefromcollections ' +
    '草稿 是否草稿 隐藏 私密 私有 不公开 加密 密码'
  ).split(' '),
);

/** Keys that are only told apart from others by a plain no: Eleventy, Zola. */
const renders = new Set(['permalink', 'render']);

/** Keys that name a state: WordPress, Ghost, Pelican, Nikola. */
const states = new Set(
  'status state poststatus articlestatus publishstatus publicationstatus visibility access 状态 发布状态 可见性'.split(
    ' ',
  ),
);
const hiddenStates = new Set(
  (
    'draft drafts autodraft private privately pending future scheduled hidden unlisted unpublished trash trashed deleted ' +
    'internal protected password members paid review inreview wip false no 0 ' +
    '草稿 私密 私有 隐藏 待审 待审核 审核中 待发布 未发布 未公开 不公开 定时 定时发布 回收站'
  ).split(' '),
);

/** Keys that name a time, and what names it here: Hugo, Astro, Nuxt, Sanity. */
const times = new Map<string, Deciding>([
  ...toEntries(
    'publishAt',
    'publishdate publishon publishtime publishfrom scheduled scheduledat scheduledfor scheduleddate embargo embargountil ' +
      'embargodate visiblefrom availablefrom 定时发布 公开时间',
  ),
  ...toEntries(
    'unpublishAt',
    'expirydate expirationdate expiredate expiry expire expires expireat expiresat expireson unpublishdate unpublishon ' +
      'unpublishtime visibleuntil availableuntil validuntil 过期时间 过期日期 失效时间 下线时间 下架时间',
  ),
  // Where there is a date as well, they only repeat it.
  ...toEntries(
    'date',
    'pubdate publishedat publishedon publisheddate publishedtime publicationdate datepublished 日期 发布时间 发布日期',
  ),
]);

function toEntries(known: Deciding, keys: string): [string, Deciding][] {
  return keys.split(' ').map((key) => [key, known]);
}

/**
 * Finds out whether a key that is not known here keeps the article from the public: one of another system, or a misspelled
 * `draft`, `date`, `publishAt` or `unpublishAt`. What such a key says must not be lost, so whatever does not plainly mean
 * that the article is public counts; no clock is at hand, so any time does.
 */
export function findPublicationKey(entry: YamlEntry, entries: YamlMapping): PublicationKey | null {
  const { key, value } = entry;
  if (isBlank(value)) return null;
  const plain = toPlainKey(key);
  const draft: PublicationKey = { known: 'draft', expected: 'draft: true' };
  if (shows.has(plain)) {
    if (isList(value) || guessFlag(value) === true) return null;
    // `published` may be the day on which an article was.
    if (toTime(value) !== null) return plain === 'published' ? null : toTimed('publishAt', value, entries);
    return draft;
  }
  if (hides.has(plain)) return isList(value) || guessFlag(value) === false ? null : draft;
  if (renders.has(plain)) return guessFlag(value) === false ? draft : null;
  if (states.has(plain)) {
    const said = value.kind === 'list' ? value.toItems() : [value];
    return said.some((item) => hiddenStates.has(toPlainKey(toText(item)))) ? draft : null;
  }
  if (plain === 'build') return isUnbuilt(value) ? draft : null;
  const known = times.get(plain);
  if (known !== undefined) return isNever(value) ? null : toTimed(known, value, entries);
  return findMisspelled(key, value, entries);
}

/** A misspelled key counts whatever it says; one that has a typing error only if it says what the right one would. */
function findMisspelled(key: string, value: YamlValue, entries: YamlMapping): PublicationKey | null {
  const deciding = ['draft', 'date', 'publishAt', 'unpublishAt'] as const;
  const exact = deciding.find((name) => isSameKey(name, key));
  const near = exact ?? deciding.find((name) => isOneTypo(name, key));
  if (near === undefined) return null;
  if (near === 'draft') {
    const flag = guessFlag(value);
    const isPublic = exact === undefined ? flag !== true : flag === false;
    return isPublic ? null : { known: near, expected: 'draft: true' };
  }
  return exact === undefined && toTime(value) === null ? null : toTimed(near, value, entries);
}

/** A time counts unless the key that names it here is there as well. */
function toTimed(known: Deciding, value: YamlValue, entries: YamlMapping): PublicationKey | null {
  const isSaid = (name: Deciding) => {
    const said = entries.get(name);
    return said !== undefined && !isBlank(said.value);
  };
  if (isSaid(known) || (known === 'date' && isSaid('publishAt'))) return null;
  const time = toTime(value);
  return { known, expected: time === null ? null : `${known}: ${time}` };
}

/** Hugo's `build: { render: never }`, or `list: never`. */
function isUnbuilt(value: YamlValue): boolean {
  if (value.kind !== 'mapping') return false;
  return ['render', 'list'].some((name) => {
    const said = value.toMapping().get(name)?.value;
    return said !== undefined && (guessFlag(said) === false || ['never', 'link'].includes(toText(said)));
  });
}

function isNever(value: YamlValue): boolean {
  return guessFlag(value) === false || ['never', 'none', '永不'].includes(toText(value));
}

/** Lists of what to hide or where to publish, which are other features of the same name. */
function isList(value: YamlValue): boolean {
  return value.kind === 'list' || value.kind === 'mapping';
}

/** The folded text of a scalar; empty for everything else. */
function toText(value: YamlValue): string {
  return 'text' in value ? foldTerm(value.text) : '';
}

/** The moment that a value means, as it is written here; null when it means none. */
function toTime(value: YamlValue): string | null {
  if (value.kind !== 'string') return null;
  return normalizeTime(value.text) ?? (parseAuthoredTime(value.text) === null ? null : value.text.trim());
}

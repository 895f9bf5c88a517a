import { parseAuthoredTime } from '../time/parse-authored-time';
import { normalizeTime } from '../time/normalize-time';
import { foldTerm } from '../../model/text/fold';
import { guessFlag } from './guess-flag';
import { isOneTypo, isSameKey, toPlainKey } from './near-key';
import { isBlank, type YamlEntry, type YamlMapping, type YamlValue } from './yaml-mapping';

/** The keys that decide whether an article is public. */
const deciding = ['draft', 'date', 'publishAt', 'unpublishAt'] as const;
type Deciding = (typeof deciding)[number];

/** What to write instead of a key that hides an article in other systems, but does nothing here. */
export interface PublicationKey {
  /** The key that has the same effect here. */
  readonly known: Deciding;
  /** The line to write, where it is known. */
  readonly expected: string | null;
}

const asDraft: PublicationKey = { known: 'draft', expected: 'draft: true' };

// The keys below are plain: see `toPlainKey`.

/** Keys whose value must mean yes: Jekyll, Hexo, dev.to, VuePress, Obsidian, Logseq. */
const shows = toSet(
  'published ispublished publish public ispublic dgpublish visible isvisible listed 发布 已发布 是否发布 公开 是否公开 可见',
);

/** Keys whose value must mean no: Hexo, Docusaurus, Hugo, Hashnode; WordPress and Hexo hide articles behind passwords. */
const hides = toSet(
  'hidden ishidden hide private isprivate unlisted isunlisted unpublished headless isdraft asdraft saveasdraft wip ' +
    'deleted trashed password passwd encrypt encrypted membersonly eleventyexcludefromcollections ' +
    '草稿 是否草稿 隐藏 私密 私有 不公开 加密 密码',
);

/** Keys that hide an article by a plain no alone: Eleventy, Zola. */
const renders = toSet('permalink render');

/** Keys that name a state: WordPress, Ghost, Pelican, Nikola. */
const states = toSet(
  'status state poststatus articlestatus publishstatus publicationstatus visibility access 状态 发布状态 可见性',
);
const hiddenStates = toSet(
  'draft drafts autodraft private privately pending future scheduled hidden unlisted unpublished trash trashed deleted ' +
    'internal protected password members paid review inreview wip false no 0 ' +
    '草稿 私密 私有 隐藏 待审 待审核 审核中 待发布 未发布 未公开 不公开 定时 定时发布 回收站',
);

/** Keys that name a time, by the key that names it here: Hugo, Astro, Nuxt, Sanity. */
const times: Readonly<Partial<Record<Deciding, ReadonlySet<string>>>> = {
  publishAt: toSet(
    'publishdate publishon publishtime publishfrom scheduled scheduledat scheduledfor scheduleddate embargo embargountil ' +
      'embargodate visiblefrom availablefrom 定时发布 公开时间',
  ),
  unpublishAt: toSet(
    'expirydate expirationdate expiredate expiry expire expires expireat expiresat expireson unpublishdate unpublishon ' +
      'unpublishtime visibleuntil availableuntil validuntil 过期时间 过期日期 失效时间 下线时间 下架时间',
  ),
  date: toSet(
    'pubdate publishedat publishedon publisheddate publishedtime publicationdate datepublished 日期 发布时间 发布日期',
  ),
};

function toSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/**
 * Finds out whether an unknown key is meant to hide the article: a key of another system, or a misspelled `draft`, `date`,
 * `publishAt` or `unpublishAt`. An article must not become public because its key was not understood. So a key counts
 * unless its value plainly means "public", and a time counts whether it is past or not, as the current time is not known here.
 */
export function findPublicationKey(entry: YamlEntry, entries: YamlMapping): PublicationKey | null {
  const { key, value } = entry;
  if (isBlank(value)) return null;
  const plain = toPlainKey(key);
  if (shows.has(plain)) {
    if (isCollection(value) || guessFlag(value) === true) return null;
    // The value of `published` may be the day of publication.
    if (toTime(value) !== null) return plain === 'published' ? null : toTimed('publishAt', value, entries);
    return asDraft;
  }
  if (hides.has(plain)) return isCollection(value) || guessFlag(value) === false ? null : asDraft;
  if (renders.has(plain)) return guessFlag(value) === false ? asDraft : null;
  if (states.has(plain)) {
    const values = value.kind === 'list' ? value.toItems() : [value];
    return values.some((item) => hiddenStates.has(toPlainKey(toText(item)))) ? asDraft : null;
  }
  if (plain === 'build') return isUnbuilt(value) ? asDraft : null;
  const known = deciding.find((name) => times[name]?.has(plain));
  if (known !== undefined) return isNever(value) ? null : toTimed(known, value, entries);
  return findMisspelled(key, value, entries);
}

/** A misspelled key counts whatever its value is. A key with a typo counts only if its value fits the right key. */
function findMisspelled(key: string, value: YamlValue, entries: YamlMapping): PublicationKey | null {
  const exact = deciding.find((name) => isSameKey(name, key));
  const near = exact ?? deciding.find((name) => isOneTypo(name, key));
  if (near === undefined) return null;
  if (near === 'draft') {
    const flag = guessFlag(value);
    const isPublic = exact === undefined ? flag !== true : flag === false;
    return isPublic ? null : asDraft;
  }
  return exact === undefined && toTime(value) === null ? null : toTimed(near, value, entries);
}

/** A time counts unless the known key, or `publishAt` for a date, has a value as well: then it only repeats that. */
function toTimed(known: Deciding, value: YamlValue, entries: YamlMapping): PublicationKey | null {
  const isSet = (name: Deciding) => {
    const entry = entries.get(name);
    return entry !== undefined && !isBlank(entry.value);
  };
  if (isSet(known) || (known === 'date' && isSet('publishAt'))) return null;
  const time = toTime(value);
  return { known, expected: time === null ? null : `${known}: ${time}` };
}

/** Hugo's `build: { render: never }`, or `list: never`. */
function isUnbuilt(value: YamlValue): boolean {
  if (value.kind !== 'mapping') return false;
  return ['render', 'list'].some((name) => {
    const option = value.toMapping().get(name)?.value;
    return (
      option !== undefined && (guessFlag(option) === false || ['never', 'link'].includes(toText(option)))
    );
  });
}

function isNever(value: YamlValue): boolean {
  return guessFlag(value) === false || ['never', 'none', '永不'].includes(toText(value));
}

/** A list of parts to hide or of sites to publish on is another feature of the same name. */
function isCollection(value: YamlValue): boolean {
  return value.kind === 'list' || value.kind === 'mapping';
}

/** The folded text of a scalar; empty for everything else. */
function toText(value: YamlValue): string {
  return 'text' in value ? foldTerm(value.text) : '';
}

/** The time that a value means, as Casebook writes it; null when it means none. */
function toTime(value: YamlValue): string | null {
  if (value.kind !== 'string') return null;
  return normalizeTime(value.text) ?? (parseAuthoredTime(value.text) === null ? null : value.text.trim());
}

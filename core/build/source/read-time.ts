import type { FrontMatter } from '../../model/article/front-matter';
import type { AuthoredTime } from '../../model/time/authored-time';
import { type FindingRule } from '../finding/rules';
import { normalizeTime } from '../time/normalize-time';
import { parseAuthoredTime } from '../time/parse-authored-time';
import { describeValue, type Field } from './front-matter-field';
import { type Report } from './report';
import { isBlank } from './yaml-mapping';

/** The largest offset of any time zone from UTC, in milliseconds. */
const MAX_OFFSET = 14 * 3_600_000;

/** Reads a time that decides when the article is public: one that cannot be used is an error. */
export function readPublicTime(field: Field): AuthoredTime | null {
  return readTime(field, 'date-unusable');
}

/** Reads a time that decides nothing: one that cannot be used is a warning. */
export function readInformativeTime(field: Field): AuthoredTime | null {
  return readTime(field, 'updated-unusable');
}

function readTime({ key, value, report }: Field, rule: FindingRule): AuthoredTime | null {
  if (isBlank(value)) return null;
  if (!('text' in value)) return report(rule, value, { key, text: describeValue(value) });
  const text = value.text.trim();
  // A number is never a date, even one that looks like a time since 1970.
  const time = value.kind === 'string' ? parseAuthoredTime(text) : null;
  if (time !== null) return time;
  const normalized = normalizeTime(text);
  return report(rule, value, { key, text }, normalized === null ? null : `${key}: ${normalized}`);
}

/** Reports an article whose end is not after its beginning. */
export function checkPublicTimes(
  { date, publishAt, unpublishAt }: Pick<FrontMatter, 'date' | 'publishAt' | 'unpublishAt'>,
  position: Field['value'],
  report: Report,
): void {
  const start = publishAt ?? date;
  if (!start || !unpublishAt) return;
  // The zone is not known here: a local time and an instant are only compared where no zone could reverse them.
  const margin = start.isLocal === unpublishAt.isLocal ? 0 : MAX_OFFSET;
  if (unpublishAt.ms > start.ms - margin) return;
  report('unpublish-before-publish', position, { key: publishAt ? 'publishAt' : 'date' });
}

import type { AuthoredTime } from '../../model/time/authored-time';
import { type FindingRule } from '../finding/rules';
import { normalizeTime } from '../time/normalize-time';
import { parseAuthoredTime } from '../time/parse-authored-time';
import { describeValue, type Field } from './front-matter-field';
import { type Report } from './report';

/** The widest that the zones of the world differ from UTC, in milliseconds. */
const MAX_OFFSET = 14 * 3_600_000;

/** Reads a moment that decides when the article is public: one that cannot be used is an error. */
export function readPublicTime(field: Field): AuthoredTime | null {
  return readTime(field, 'date-unusable');
}

/** Reads a moment that nothing depends on: one that cannot be used is a warning. */
export function readInformativeTime(field: Field): AuthoredTime | null {
  return readTime(field, 'updated-unusable');
}

function readTime({ key, value, report }: Field, rule: FindingRule): AuthoredTime | null {
  if (value.kind === 'null') return null;
  if (value.kind === 'list' || value.kind === 'mapping') {
    report(rule, value, { key, text: describeValue(value) });
    return null;
  }
  const text = value.text.trim();
  if (text === '') return null;
  // A number is never a date, even one that looks like a time since 1970.
  const time = value.kind === 'string' ? parseAuthoredTime(text) : null;
  if (time === null) {
    const mended = normalizeTime(text);
    report(rule, value, { key, text }, mended === null ? null : `${key}: ${mended}`);
  }
  return time;
}

/** The moments between which an article is public. */
export interface PublicTimes {
  readonly date: AuthoredTime | null;
  readonly publishAt: AuthoredTime | null;
  readonly unpublishAt: AuthoredTime | null;
}

/** Reports an article whose end is not after its beginning. */
export function checkPublicTimes(
  { date, publishAt, unpublishAt }: PublicTimes,
  place: Field['value'],
  report: Report,
): void {
  const start = publishAt ?? date;
  if (!start || !unpublishAt) return;
  // The zone is not known here: a local time and an instant are only compared where no zone could reverse them.
  const margin = start.isLocal === unpublishAt.isLocal ? 0 : MAX_OFFSET;
  if (unpublishAt.ms > start.ms - margin) return;
  report('unpublish-before-publish', place, { key: publishAt ? 'publishAt' : 'date' });
}

import { collapseSpace } from '../../model/text/fold';
import { fieldTypes } from './front-matter-schema';
import { type Report } from './report';
import { toYamlLine, toYamlScalar } from '../text/to-yaml';
import { isTextLike } from './trailing-comment';
import { type YamlMapping, type YamlValue } from './yaml-mapping';

/** Keys that hold words. White space in the value of any other key is reported where that value is read. */
const words = new Set(['title', 'description', 'keywords', 'categories', 'tags', 'authors', 'translators']);

/**
 * Reports texts of which YAML drops a part, or reads a part as white space: what follows a space and `#`, and some escapes.
 * Checks texts only, because a comment after a date or a number takes nothing away from it.
 */
export function checkTextSources(entries: YamlMapping, report: Report): void {
  for (const { key, value } of entries.values()) {
    const type = fieldTypes.get(key);
    if (type === 'date' || type === 'boolean') continue;
    const isList = value.kind === 'list';
    const write = (text: string) => (isList ? toYamlScalar(text) : toYamlLine(key, text));
    for (const item of isList ? value.toItems() : [value]) {
      // An unknown key may hold anything, so only its strings count as text.
      if (type === undefined && item.kind !== 'string' && item.kind !== 'null') continue;
      checkComment(key, item, write, report);
      if (words.has(key)) checkEscapes(key, item, write, report);
    }
  }
}

type Write = (text: string) => string;

function checkComment(key: string, value: YamlValue, write: Write, report: Report): void {
  if (!('comment' in value)) return;
  const facts = { key, comment: value.comment.trim() };
  if (isTextLike(value.comment)) {
    const text = value.kind === 'null' ? '' : value.text;
    report('comment-in-text', value, facts, write(collapseSpace(text + value.comment)));
  } else if (value.kind !== 'null') {
    // After a key without a value, a comment usually tells what to write there.
    report('comment-behind-text', value, facts);
  }
}

function checkEscapes(key: string, value: YamlValue, write: Write, report: Report): void {
  if (!('quoted' in value)) return;
  const escapes = value.quoted.match(/\\[^]/gu) ?? [];
  // A description may have several lines; all other texts are one line.
  const spaces = key === 'description' ? ['\\t'] : ['\\t', '\\n', '\\N', '\\_', '\\L', '\\P'];
  const escape = escapes.find((found) => spaces.includes(found));
  if (escape === undefined) return;
  const text = value.quoted.replace(/\\(["\\])/gu, '$1');
  report('escape-in-text', value, { key, escape }, text.includes('\n') ? null : write(text));
}

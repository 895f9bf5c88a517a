import { memoize } from '../../model/text/memoize';

/** Whether a path, or a folder that it is in, matches a pattern of `ignore` or `drafts`. */
export function matchesPath(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => toRegExp(pattern).test(path));
}

/** A pattern without a slash is a name at any depth, as in `.gitignore`. */
const toRegExp = memoize((pattern: string): RegExp => {
  const trimmed = pattern.replace(/^\/|\/$/g, '');
  const start = pattern.replace(/\/$/, '').includes('/') ? '^' : '(?:^|/)';
  const source = trimmed
    .split(/(\*+)/)
    .map((part) => {
      if (!part.startsWith('*')) return part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&');
      return part.length > 1 ? '.*' : '[^/]*';
    })
    .join('');
  return new RegExp(`${start}${source}(?:/|$)`, 'u');
});

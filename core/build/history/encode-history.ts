import { compareCodePoints } from '../../model/text/fold';
import type { Past } from './history';

/** Writes the past as the text of `history.json`: one line for each file, by path, so that merges are easy. */
export function encodeHistory(past: Past): string {
  const lines = [...past]
    .sort(([a], [b]) => compareCodePoints(a, b))
    .map(([path, { names, changed }]) => {
      const members = [
        ...(changed === null
          ? []
          : [`"changed": "${new Date(changed.ms).toISOString().replace('.000', '')}"`]),
        ...(names.length === 0 ? [] : [`"names": [${names.map((name) => JSON.stringify(name)).join(', ')}]`]),
      ];
      return `    ${JSON.stringify(path)}: { ${members.join(', ')} }`;
    });
  const files = lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`;
  return `{\n  "version": 1,\n  "files": ${files}\n}\n`;
}

import { compareCodePoints } from '../../model/text/fold';
import type { Past } from './history';

/** Encodes the past as the text of `history.json`: one line for each file, ordered by path, so that merges are easy. */
export function encodeHistory(past: Past): string {
  const lines = [...past]
    .sort(([a], [b]) => compareCodePoints(a, b))
    .map(([path, { names, changed }]) => {
      const members: string[] = [];
      if (changed) members.push(`"changed": "${new Date(changed.ms).toISOString().replace('.000', '')}"`);
      if (names.length > 0)
        members.push(`"names": [${names.map((name) => JSON.stringify(name)).join(', ')}]`);
      return `    ${JSON.stringify(path)}: { ${members.join(', ')} }`;
    });
  const files = lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`;
  return `{\n  "version": 1,\n  "files": ${files}\n}\n`;
}

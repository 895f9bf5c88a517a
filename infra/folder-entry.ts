import * as fs from 'node:fs';
import { compareCodePoints } from '../core/model/text/fold';

/** An entry of a folder. */
export interface FolderEntry {
  /** The name. If it is not UTF-8, bytes that are not ASCII are written as `\xHH`. */
  readonly name: string;
  readonly isUtf8: boolean;
  readonly kind: 'directory' | 'link' | 'other';
}

/** Lists the entries of a folder, in code-point order. */
export function listFolder(folder: string): FolderEntry[] {
  // As bytes, because decoding a name that is not UTF-8 would give a name that does not exist.
  return fs
    .readdirSync(folder, { withFileTypes: true, encoding: 'buffer' })
    .map((entry) => {
      const kind = entry.isDirectory() ? 'directory' : entry.isSymbolicLink() ? 'link' : 'other';
      return { ...decodeName(entry.name), kind } as const;
    })
    .sort((a, b) => compareCodePoints(a.name, b.name));
}

/** Whether a folder is ignored in the content directory, such as `.git` and `..data`. */
export function isHiddenFolder(name: string): boolean {
  return name.startsWith('.');
}

/**
 * Whether a file is an article by its name: it ends in `.md` and is not a dot file.
 *
 * Dot files begin with a single dot (`.hidden.md`, `._a.md`, `.#a.md`) or have only dots before the ending. So `..%2fetc.md`
 * is an article.
 */
export function isArticleName(name: string): boolean {
  return name.endsWith('.md') && !/^(?:\.[^.]|\.+md$)/u.test(name);
}

function decodeName(bytes: Uint8Array): { name: string; isUtf8: boolean } {
  try {
    return { name: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), isUtf8: true };
  } catch {
    const escaped = Array.from(bytes, (byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`,
    );
    return { name: escaped.join(''), isUtf8: false };
  }
}

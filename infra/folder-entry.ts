import * as fs from 'node:fs';
import { compareCodePoints } from '../core/model/text/fold';

/** One name in a folder. */
export interface FolderEntry {
  /** The name; with `\xHH` for bytes that are not ASCII where it is not UTF-8. */
  readonly name: string;
  readonly isUtf8: boolean;
  readonly kind: 'directory' | 'link' | 'other';
}

/** Lists the names in a folder, in code-point order. */
export function listFolder(folder: string): FolderEntry[] {
  // As bytes, because names that are not UTF-8 would be decoded to names that do not exist.
  return fs
    .readdirSync(folder, { withFileTypes: true, encoding: 'buffer' })
    .map((entry) => {
      const kind = entry.isDirectory() ? 'directory' : entry.isSymbolicLink() ? 'link' : 'other';
      return { ...decodeName(entry.name), kind } as const;
    })
    .sort((a, b) => compareCodePoints(a.name, b.name));
}

/** True for a folder that the content directory does not show: `.git`, `..data`. */
export function isHiddenFolder(name: string): boolean {
  return name.startsWith('.');
}

/**
 * True for a file that is an article by its name: it ends in `.md` and is no dot file.
 *
 * Dot files begin with one dot (`.hidden.md`, `._a.md`, `.#a.md`) or have nothing but dots before the ending;
 * `..%2fetc.md` is an odd name, but a name.
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

import fs from 'node:fs';
import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';
import { packageComment, sealPackage } from '../../deploy/scf/package-checksum';
import { readPackage, type PackageFile } from '../../deploy/scf/package-file';
import { aSnapshot } from '../support/builders';

/** The files of a package by name; undefined leaves a file out. */
export type PackageParts = Readonly<
  Record<string, { readonly text: string | Buffer; readonly mode?: number } | undefined>
>;

/** Writes a small package like those of `npm run package`, whose content has one article with this title. */
export async function makePackage(
  file: string,
  title: string,
  parts: PackageParts = {},
): Promise<PackageFile> {
  fs.writeFileSync(file, await zip({ ...standardParts(title), ...parts }));
  return readPackage(file, 'web');
}

/** The zip of these parts, with its checksum. */
export async function zip(parts: PackageParts): Promise<Buffer> {
  const file = new yazl.ZipFile();
  for (const [name, part] of Object.entries(parts)) {
    if (part)
      file.addBuffer(Buffer.from(part.text), name, { mtime: new Date(0), mode: part.mode ?? 0o100644 });
  }
  file.end({ comment: packageComment, forceZip64Format: false });
  return sealPackage(await buffer(file.outputStream));
}

/** The files of a package that a deploy checks. */
export function standardParts(title: string): PackageParts {
  return {
    scf_bootstrap: { text: '#!/bin/bash\nexec /var/lang/node20/bin/node server.js\n', mode: 0o100755 },
    'server.js': { text: `// ${title}\n` },
    'event.js': { text: '' },
    'content.snapshot': { text: aSnapshot([{ id: 'blog/第一篇', title }]) },
  };
}

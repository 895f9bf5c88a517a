import fs from 'node:fs';
import path from 'node:path';

const rule = '-'.repeat(80);

/**
 * Returns the licence notices of every package in the bundle as one text. The licences require that copies contain them.
 *
 * @param inputs paths of the bundled files, from `root`
 */
export function collectLicences(root: string, inputs: readonly string[]): string {
  const folders = new Set(
    inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []),
  );
  const notices = [...folders].map((folder) => readNotice(path.join(root, folder)));
  const unique = [...new Set(notices)].sort();
  return `Casebook contains parts of these packages.\n\n${unique.join(`\n${rule}\n\n`)}`;
}

function readNotice(folder: string): string {
  // Some packages have the licence in an older form.
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string | { type: string };
    licenses?: { type: string }[];
  };
  const { name, version, license, licenses } = manifest;
  const kind =
    (typeof license === 'object' ? license.type : license) ?? licenses?.map(({ type }) => type).join(', ');
  const texts = fs
    .readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|notice|copying)\b/i.test(file))
    .sort()
    .map((file) => fs.readFileSync(path.join(folder, file), 'utf8').trim());
  return [`${name} ${version}: ${kind ?? 'see its text'}`, ...texts].join('\n\n') + '\n';
}

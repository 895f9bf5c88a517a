import fs from 'node:fs';
import path from 'node:path';
import { maxRequestPackageBytes } from '../deploy/scf/package-file';
import { listFiles } from './write-zip';

/** Limits of SCF (2025), and the advice for a package over them. */
const limits = [
  {
    measure: 'zip' as const,
    bytes: maxRequestPackageBytes,
    what: '7 MB, which one signed request takes as base64',
    advice:
      'It goes through COS: `npm run deploy` does so by itself; by hand, upload it there and name bucket and object.',
  },
  {
    measure: 'zip' as const,
    bytes: 50 * 2 ** 20,
    what: '50 MB, which one call to create a function takes',
    advice: 'It goes through COS, as above.',
  },
  {
    measure: 'unpacked' as const,
    bytes: 500 * 2 ** 20,
    what: '500 MB, which code and layers may have unpacked',
    advice: 'Split the content into two sites, or serve it from a container, which has no such limit.',
  },
];

/** Warnings start at this share of a limit. */
const near = 0.8;

/** The size of a package, in bytes. */
export interface PackageSizes {
  readonly zip: number;
  readonly unpacked: number;
}

/** Returns the lines that describe a staged package and its zip. */
export function reportPackage(folder: string, zip: string): string[] {
  const files = listFiles(folder).map((file) => ({ file, bytes: fs.statSync(path.join(folder, file)).size }));
  const sizes: PackageSizes = {
    zip: fs.statSync(zip).size,
    unpacked: files.reduce((sum, { bytes }) => sum + bytes, 0),
  };
  const largest = [...files].sort((a, b) => b.bytes - a.bytes).slice(0, 5);
  return [
    `${zip}: ${formatSize(sizes.zip)}, unpacked ${formatSize(sizes.unpacked)} in ${files.length} files`,
    ...largest.map(({ file, bytes }) => `  ${formatSize(bytes).padStart(9)}  ${file}`),
    `  The code cache is for Node.js ${process.version} on ${process.platform} ${process.arch}; any other starts without it.`,
    ...warnOfLimits(sizes),
  ];
}

/** Returns a warning for each limit that a package is close to or over. */
export function warnOfLimits(sizes: PackageSizes): string[] {
  return limits.flatMap(({ measure, bytes, what, advice }) => {
    const size = sizes[measure];
    if (size < bytes * near) return [];
    const relation = size > bytes ? 'more than' : 'near to';
    return [
      `Warning: ${formatSize(size)} ${measure === 'zip' ? 'packed' : 'unpacked'} is ${relation} ${what}. ${advice}`,
    ];
  });
}

function formatSize(bytes: number): string {
  return bytes < 2 ** 20 ? `${(bytes / 2 ** 10).toFixed(0)} KB` : `${(bytes / 2 ** 20).toFixed(1)} MB`;
}

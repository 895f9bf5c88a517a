import { createHash } from 'node:crypto';

const marker = 'sha256:';

/** The comment of a zip file before `sealPackage`, as long as the checksum that takes its place. */
export const packageComment = marker + '0'.repeat(64);

/** Writes into the comment, which ends a zip file, the SHA-256 of all bytes before it. Every tool for zip takes comments. */
export function sealPackage(zip: Buffer): Buffer {
  return Buffer.concat([zip.subarray(0, -packageComment.length), toComment(zip)]);
}

/** Whether every byte of a package is as `sealPackage` left it. */
export function isSealed(zip: Buffer): boolean {
  return zip.subarray(-packageComment.length).equals(toComment(zip));
}

function toComment(zip: Buffer): Buffer {
  const covered = zip.subarray(0, -packageComment.length);
  return Buffer.from(marker + createHash('sha256').update(covered).digest('hex'));
}

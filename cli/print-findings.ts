import path from 'node:path';
import type { Finding } from '../core/finding/finding';

/** The ways to print findings. */
export const findingFormats = ['pretty', 'json', 'github'] as const;
export type FindingFormat = (typeof findingFormats)[number];

/**
 * Writes findings as text: `pretty` for people, `json` for programs, `github` as annotations of a workflow run.
 *
 * @param root the content directory as the user named it, so that terminals can open the files
 */
export function formatFindings(findings: readonly Finding[], root: string, format: FindingFormat): string {
  switch (format) {
    case 'json':
      return JSON.stringify({ findings, ...countFindings(findings) }, null, 2);
    case 'github':
      return findings.map((finding) => toAnnotation(finding, root)).join('\n');
    case 'pretty':
      return findings.map((finding) => toPretty(finding, root)).join('\n');
  }
}

/** How many findings keep an article out, and how many do not. */
export function countFindings(findings: readonly Finding[]): { errors: number; warnings: number } {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: findings.length - errors };
}

function toPretty({ file, line, column, severity, rule, message, expected }: Finding, root: string): string {
  const hint = expected === null ? '' : `\n    write: ${printable(expected)}`;
  return `${printable(path.join(root, file))}:${line}:${column}\n  ${severity}  ${printable(message)}  (${rule})${hint}`;
}

/** Workflow commands: `%`, line ends and, in properties, `:` and `,` are escaped. */
function toAnnotation({ file, line, column, severity, rule, message }: Finding, root: string): string {
  const text = (value: string) => value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (value: string) => text(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const place = `file=${property(path.join(root, file))},line=${line},col=${column},title=${property(rule)}`;
  return `::${severity} ${place}::${text(printable(message))}`;
}

/** Characters that would move the cursor or turn the text round in a terminal are shown as escapes. */
function printable(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

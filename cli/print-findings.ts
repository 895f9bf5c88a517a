import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Finding } from '../core/finding/finding';
import { escapeHidden } from '../core/text/hidden-characters';

/** The ways to print findings. */
export const findingFormats = ['pretty', 'json', 'github', 'gitlab'] as const;
export type FindingFormat = (typeof findingFormats)[number];

/**
 * Writes findings as text: `pretty` for people, `json` for programs, `github` as annotations of a workflow run,
 * `gitlab` as a report on code quality, which merge requests show.
 *
 * @param root the content directory as the user named it, so that terminals can open the files
 */
export function formatFindings(findings: readonly Finding[], root: string, format: FindingFormat): string {
  switch (format) {
    case 'json':
      return JSON.stringify({ findings, ...countFindings(findings) }, null, 2);
    case 'github':
      return findings.map((finding) => toAnnotation(finding, root)).join('\n');
    case 'gitlab':
      return JSON.stringify(
        findings.map((finding) => toQualityIssue(finding, root)),
        null,
        2,
      );
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
  const hint = expected === null ? '' : `\n    write: ${escapeHidden(expected)}`;
  return `${escapeHidden(path.join(root, file))}:${line}:${column}\n  ${severity}  ${escapeHidden(message)}  (${rule})${hint}`;
}

/** An issue as GitLab reads it, which takes two with one fingerprint for one. */
function toQualityIssue({ file, line, column, severity, rule, message }: Finding, root: string) {
  return {
    description: escapeHidden(message),
    check_name: rule,
    fingerprint: createHash('sha256')
      .update(JSON.stringify([rule, file, line, column, message]))
      .digest('hex'),
    severity: severity === 'error' ? 'critical' : 'minor',
    location: { path: path.join(root, file), lines: { begin: line } },
  };
}

/** Workflow commands: `%`, line ends and, in properties, `:` and `,` are escaped. */
function toAnnotation({ file, line, column, severity, rule, message }: Finding, root: string): string {
  const text = (value: string) =>
    value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (value: string) => text(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const place = `file=${property(path.join(root, file))},line=${line},col=${column},title=${property(rule)}`;
  return `::${severity} ${place}::${text(escapeHidden(message))}`;
}

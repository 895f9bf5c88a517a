import type { Finding } from '../../core/build/finding/finding';
import { toMessage } from '../../core/build/finding/to-message';

/** What findings say, in English. */
export function messagesOf(findings: readonly Finding[]): string[] {
  return findings.map((finding) => toMessage(finding, 'en'));
}

import type { Finding } from '../../core/build/finding/finding';
import { toMessage } from '../../core/build/finding/to-message';

/** The English messages of findings. */
export function messagesOf(findings: readonly Finding[]): string[] {
  return findings.map((finding) => toMessage(finding, 'en'));
}

import type { AlertFormat } from '../../config/content';

/**
 * Returns why a chat service did not take a message that it answered with 200, or undefined if it did. WeCom and DingTalk
 * write `errcode`, Feishu writes `code` (formerly `StatusCode`); 0 means taken. Other programs say it by the status alone.
 *
 * The reason has the number only. A text of the service could contain the address, which is a secret.
 *
 * @param answer the body; an empty one says nothing against the message
 */
export function findRefusal(format: AlertFormat, answer: string): string | undefined {
  if (format === 'json' || answer.trim() === '') return undefined;
  const names = format === 'feishu' ? ['code', 'StatusCode'] : ['errcode'];
  const members = parseObject(answer);
  const name = names.find((one) => typeof members[one] === 'number');
  if (name === undefined) return `It was answered, but not as ${format} does.`;
  return members[name] === 0 ? undefined : `It was answered with ${name} ${String(members[name])}.`;
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

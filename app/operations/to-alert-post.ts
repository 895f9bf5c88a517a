import { createHmac } from 'node:crypto';
import type { ContentConfig } from '../../config/content';
import type { Alert } from './alerts';
import { toAlertBody } from './to-alert-body';

/** What is posted to a webhook. */
export interface AlertPost {
  readonly url: string;
  readonly body: string;
}

/**
 * Returns the request for an alert, signed if there is a secret. Services refuse signatures that are older than an hour.
 *
 * - DingTalk: `timestamp` in milliseconds and `sign` in the query. The secret is the key, and timestamp and secret the message.
 * - Feishu: `timestamp` in seconds and `sign` in the body. Timestamp and secret are the key, and the message is empty.
 *
 * @param now the current time in ms
 * @see https://open.dingtalk.com/document/robots/customize-robot-security-settings
 * @see https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
 */
export function toAlertPost(
  alert: Alert,
  url: string,
  { alertFormat, alertSecret }: Pick<ContentConfig, 'alertFormat' | 'alertSecret'>,
  now: number,
): AlertPost {
  if (alertSecret === null) return { url, body: toAlertBody(alert, alertFormat) };
  const secret = alertSecret.reveal();
  if (alertFormat === 'feishu') {
    const timestamp = String(Math.floor(now / 1000));
    const sign = createHmac('sha256', `${timestamp}\n${secret}`).digest('base64');
    return { url, body: toAlertBody(alert, alertFormat, { timestamp, sign }) };
  }
  const sign = createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64');
  const signed = new URL(url);
  signed.searchParams.set('timestamp', String(now));
  signed.searchParams.set('sign', sign);
  return { url: signed.href, body: toAlertBody(alert, alertFormat) };
}

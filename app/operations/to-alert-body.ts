import type { AlertFormat } from '../../config/content';
import type { Alert } from './alerts';

/** The message formats of the chat services; `json` is for other programs. */
const bodies: Readonly<Record<AlertFormat, (alert: Alert) => object>> = {
  wecom: (alert) => ({ msgtype: 'text', text: { content: toText(alert) } }),
  dingtalk: (alert) => ({ msgtype: 'text', text: { content: toText(alert) } }),
  feishu: (alert) => ({ msg_type: 'text', content: { text: toText(alert) } }),
  json: (alert) => ({ source: 'casebook', text: toText(alert), ...alert }),
};

/** Returns the JSON body of the webhook request for an alert. @param signature further members */
export function toAlertBody(alert: Alert, format: AlertFormat, signature: object = {}): string {
  return JSON.stringify({ ...signature, ...bodies[format](alert) });
}

/** The message for people. It begins with the product name, because DingTalk robots can filter messages by keyword. */
function toText({ kind, request, reason, heldBack }: Alert): string {
  const { method, route, status, durationMs, requestId, revision } = request;
  const event =
    kind === 'error'
      ? `${method} ${route} answered ${status}${reason === undefined ? '' : ` (${reason})`}`
      : `${method} ${route} took ${Math.round(durationMs)} ms`;
  const suppressed = heldBack === 0 ? '' : ` ${heldBack} more like it were held back since the last message.`;
  return `Casebook ${kind}: ${event}. Request ${requestId}, revision ${revision ?? 'none'}.${suppressed}`;
}

import type { AlertFormat } from '../../config/content';
import type { Alert } from './alerts';

/** The body that each service of chats expects for a message; `json` is for programs of one's own. */
const bodies: Readonly<Record<AlertFormat, (alert: Alert) => object>> = {
  wecom: (alert) => ({ msgtype: 'text', text: { content: toText(alert) } }),
  dingtalk: (alert) => ({ msgtype: 'text', text: { content: toText(alert) } }),
  feishu: (alert) => ({ msg_type: 'text', content: { text: toText(alert) } }),
  json: (alert) => ({ source: 'casebook', text: toText(alert), ...alert }),
};

/** Writes an alert as the JSON that is posted. */
export function toAlertBody(alert: Alert, format: AlertFormat): string {
  return JSON.stringify(bodies[format](alert));
}

/** One message for people. It begins with the product's name, by which DingTalk's robots can be told what to let in. */
function toText({ kind, request, reason, heldBack }: Alert): string {
  const { method, route, status, durationMs, requestId, revision } = request;
  const what =
    kind === 'error'
      ? `${method} ${route} answered ${status}${reason === undefined ? '' : ` (${reason})`}`
      : `${method} ${route} took ${Math.round(durationMs)} ms`;
  const held = heldBack === 0 ? '' : ` ${heldBack} more like it were held back since the last message.`;
  return `Casebook ${kind}: ${what}. Request ${requestId}, revision ${revision ?? 'none'}.${held}`;
}

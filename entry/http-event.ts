/** An HTTP request as SCF passes it to an event function, from a function URL or from API Gateway. */
export interface HttpEvent {
  readonly httpMethod: string;
  /** Escaped, decoded, or a mixture; SCF does not document which. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, unknown>> | null;
  /** As other platforms pass repeated headers; it wins over `headers`. */
  readonly multiValueHeaders?: Readonly<Record<string, unknown>> | null;
  /** By name: one value, several, or `true` for a name without a value. */
  readonly queryString?: Readonly<Record<string, unknown>> | string | null;
  /** Text or null, but events come from outside. */
  readonly body?: unknown;
  readonly isBase64Encoded?: boolean;
  /** Only API Gateway sends it. */
  readonly requestContext?: { readonly sourceIp?: unknown; readonly requestId?: unknown } | null;
}

/** Whether an event is an HTTP request. */
export function isHttpEvent(event: unknown): event is HttpEvent {
  if (typeof event !== 'object' || event === null) return false;
  const { httpMethod, path } = event as Partial<Record<keyof HttpEvent, unknown>>;
  return typeof httpMethod === 'string' && typeof path === 'string';
}

/** Describes an event by its kind. It leaves out the values, because some events contain signatures. */
export function describeEvent(event: unknown): string {
  if (typeof event !== 'object' || event === null)
    return `a value of type ${event === null ? 'null' : typeof event}`;
  if ('Type' in event && event.Type === 'Timer') return 'a timer';
  if ('Records' in event && Array.isArray(event.Records)) {
    const records = event.Records as readonly { readonly cos?: unknown }[];
    return records.some((record) => record.cos !== undefined) ? 'a COS trigger' : 'a trigger with records';
  }
  const keys = Object.keys(event).slice(0, 10);
  return keys.length === 0 ? 'an empty event' : `an event with the keys ${keys.join(', ')}`;
}

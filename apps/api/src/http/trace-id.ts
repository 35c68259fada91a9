import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The caller's trace id, or a new one: the `traceId` of problems and logs, and the correlation id of events. */
export function traceIdOf(request: IncomingMessage): string {
  const traceparent = request.headers.traceparent;
  const given =
    typeof traceparent === 'string'
      ? /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}$/.exec(traceparent)?.[1]
      : undefined;
  return given === undefined || /^0+$/.test(given) ? newTraceId() : given;
}

/** The trace id of a request that has none. */
export const newTraceId = (): string => randomUUID().replaceAll('-', '');

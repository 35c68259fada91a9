import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The caller's trace, or one of our own: the `traceId` of problems and logs, the correlation id of facts. */
export function traceIdOf(request: IncomingMessage): string {
  const traceparent = request.headers.traceparent;
  const given =
    typeof traceparent === 'string'
      ? /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}$/.exec(traceparent)?.[1]
      : undefined;
  return given === undefined || /^0+$/.test(given) ? newTraceId() : given;
}

/** The trace of what brought none. */
export const newTraceId = (): string => randomUUID().replaceAll('-', '');

import { NO_STREAM } from '@sealtrail/event-sourcing';
import { CallFailed, type FailureKind } from './log-client';

const BY_TYPE: Readonly<Record<string, FailureKind>> = {
  'wrong-expected-version': 'conflict',
  'access-denied': 'denied',
  'maximum-append-size-exceeded': 'refused',
  'stream-deleted': 'deleted',
  'invalid-argument': 'refused',
  'not-found': 'refused',
  'not-leader': 'turned',
};

/** gRPC status codes; with all others the outcome is unclear. */
const BY_CODE: Readonly<Record<number, FailureKind>> = {
  3: 'refused',
  5: 'refused',
  7: 'denied',
  12: 'refused',
  16: 'denied',
};

/** Reported by the transport before anything was sent. */
const NEVER_LEFT = /No connection established|Failed to discover|ECONNREFUSED|name resolution failed/i;

/**
 * Classifies an error of the client. The client is inconsistent: most errors have a `type`, some only a gRPC `code`, and some
 * neither ("Server Is Not Ready" arrives as an unknown error). An error not known to be definite is unclear.
 */
export function callFailed(what: string, error: unknown): CallFailed {
  if (error instanceof CallFailed) return error;
  const { type, code, message, actualVersion } = (error ?? {}) as Readonly<Record<string, unknown>>;
  const said = typeof message === 'string' && message !== '' ? message : String(type ?? error);
  const text = said.replace(/\s*Resolution note:\s*$/, '').replaceAll(/\s+/g, ' ');
  const kind = kindOf(type, code, text);
  const actual = typeof actualVersion === 'bigint' ? actualVersion : NO_STREAM;
  return new CallFailed(kind, `${what}: ${text}`, { cause: error, ...(kind === 'conflict' ? { actual } : {}) });
}

function kindOf(type: unknown, code: unknown, message: string): FailureKind {
  const byType = BY_TYPE[String(type)];
  if (byType !== undefined) return byType;
  const byCode = typeof code === 'number' ? BY_CODE[code] : undefined;
  if (byCode !== undefined) return byCode;
  return NEVER_LEFT.test(message) ? 'unsent' : 'unclear';
}

import type { FieldError } from '@sealtrail/event-sourcing';

/** A refusal as it is answered (RFC 9457). */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly FieldError[];
  readonly traceId: string;
};

/** The one place where codes get HTTP numbers: exact codes first, then how they end; everything else is 409. */
const STATUS: Readonly<Record<string, number>> = {
  'access.unauthenticated': 401,
  'access.forbidden': 403,
  'access.role': 403,
  'clock.backwards': 422,
  'command.key-reused': 422,
  'command.running': 409,
  'command.too-slow': 503,
  'format.not-offered': 406,
  'media.unsupported': 415,
  'outcome.unknown': 503,
  'request.header-invalid': 400,
  'request.timeout': 408,
  'request.unreadable': 400,
  'route.not-found': 404,
  'server.error': 500,
  'server.overloaded': 503,
  'store.full': 503,
  'store.unavailable': 503,
  'stream.busy': 409,
  'stream.changed': 412,
  'view.behind': 503,
};

const STATUS_BY_ENDING: readonly (readonly [RegExp, number])[] = [
  [/[.-]forbidden$/, 403],
  [/[.-]not-found$/, 404],
  [/[.-]too-large$/, 413],
  [/[.-]invalid$/, 422],
];

/** After how many seconds the same request may be sent again, where waiting helps. */
const RETRY_AFTER_S: Readonly<Record<string, number>> = {
  'command.running': 1,
  'command.too-slow': 1,
  'outcome.unknown': 1,
  'server.overloaded': 2,
  'store.full': 60,
  'store.unavailable': 1,
  'stream.busy': 1,
  'view.behind': 1,
};

export function statusOf(code: string, errors: readonly FieldError[] = []): number {
  const byEnding = STATUS_BY_ENDING.find(([ending]) => ending.test(code))?.[1];
  return STATUS[code] ?? byEnding ?? (errors.length > 0 ? 422 : 409);
}

export const retryAfterOf = (code: string): number | null => RETRY_AFTER_S[code] ?? null;

/** The code of a status that the framework itself answered. */
export function codeOf(status: number): string {
  const codes: Readonly<Record<number, string>> = {
    400: 'request.unreadable',
    404: 'route.not-found',
    408: 'request.timeout',
    413: 'request.too-large',
    415: 'media.unsupported',
    503: 'server.overloaded',
  };
  return codes[status] ?? (status < 500 ? 'request.refused' : 'server.error');
}

/** `application.not-accepted` → `Application: not accepted`. */
export function titleOf(code: string): string {
  const [subject = '', ...words] = code.split('.');
  const spaced = subject
    .replaceAll(/([A-Z])/g, ' $1')
    .replaceAll('-', ' ')
    .toLowerCase();
  return `${spaced.charAt(0).toUpperCase()}${spaced.slice(1)}: ${words.join(' ').replaceAll('-', ' ')}`;
}

export function problemOf(code: string, detail: string, errors: readonly FieldError[], traceId: string): Problem {
  return {
    type: `/problems/${code}`,
    title: titleOf(code),
    status: statusOf(code, errors),
    detail,
    code,
    ...(errors.length === 0 ? {} : { errors }),
    traceId,
  };
}

import type { FieldError } from '@sealtrail/event-sourcing';

/** Codes whose context has no catalogue yet: 404 and 422 by how they end. */
export function statusOf(code: string, errors: readonly FieldError[] = []): number {
  if (/[.-]not-found$/.test(code)) return 404;
  if (/[.-]forbidden$/.test(code)) return 403;
  if (/[.-]invalid$/.test(code)) return 422;
  return errors.length > 0 ? 422 : 409;
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

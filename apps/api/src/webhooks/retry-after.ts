import type { Instant } from '@sealtrail/event-sourcing';

/** The delay requested by a `Retry-After` header (RFC 9110 §10.2.3): seconds or a date; `null`: absent or invalid. */
export function retryAfterMsOf(header: string | null, now: Instant): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
  const at = /^[A-Z][a-z]{2}, /.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - Date.parse(now));
}

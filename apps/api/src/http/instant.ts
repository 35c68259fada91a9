import type { Instant } from '@sealtrail/event-sourcing';

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d{1,9})?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/** An RFC 3339 instant with its offset as UTC text with milliseconds, or `null` where the text is none. */
export function instantOf(text: unknown): Instant | null {
  if (typeof text !== 'string') return null;
  const match = RFC_3339.exec(text);
  if (match === null) return null;
  const [year, month, day, hour] = match.slice(1, 5).map(Number) as [number, number, number, number];
  const civil = new Date(Date.UTC(year, month - 1, day));
  if (civil.getUTCMonth() !== month - 1 || civil.getUTCDate() !== day || hour > 23 || year < 1900) return null;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

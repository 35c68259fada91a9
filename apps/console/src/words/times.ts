import { session } from '../api/session';
import { HTML_LANGUAGE, language } from './language';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const zone = session.caller?.zone ?? 'Asia/Shanghai';
  const key = `${language.value} ${zone} ${JSON.stringify(options)}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(HTML_LANGUAGE[language.value], { timeZone: zone, hourCycle: 'h23', ...options });
  formats.set(key, format);
  return format;
}

/** An instant in the time zone of the jurisdiction. */
export const timeOf = (at: string): string =>
  formatIn({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).format(
    new Date(at),
  );

export const clockTimeOf = (at: string): string =>
  formatIn({ hour: '2-digit', minute: '2-digit' }).format(new Date(at));

/** A local date with its weekday, for display. */
export const longDateOf = (date: string): string =>
  new Intl.DateTimeFormat(HTML_LANGUAGE[language.value], {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(new Date(`${date}T00:00:00Z`));

/** Today by the clock of the server, in the time zone of the jurisdiction, as of the login. */
export const today = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: session.caller?.zone ?? 'Asia/Shanghai' }).format(
    session.caller === null ? new Date() : new Date(session.caller.now),
  );

/** The offset of the jurisdiction at a local time: `2026-03-02T09:30` → `+08:00`. */
export function offsetAt(local: string): string {
  const zone = session.caller?.zone ?? 'Asia/Shanghai';
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
    new Date(`${local.slice(0, 16)}Z`),
  );
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name === 'GMT' ? '+00:00' : name.replace('GMT', '');
}

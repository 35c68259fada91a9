import type { Language, LocalizedText } from '@sealtrail/event-sourcing';
import type { Format } from '../http/page';

export type FileFormat = Exclude<Format, 'json'>;

export const MEDIA_TYPES = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<Format, string>;

const CONTENT_TYPES: Readonly<Record<FileFormat, string>> = {
  csv: `${MEDIA_TYPES.csv}; charset=utf-8; header=present`,
  xlsx: MEDIA_TYPES.xlsx,
};

/** Name of the file (RFC 6266, RFC 8187); in English for old clients. @param of a day or a period */
export function fileHeaders(
  title: LocalizedText,
  format: FileFormat,
  language: Language,
  of: string,
): readonly (readonly [string, string])[] {
  const plain = `${title.en.replaceAll(/[^\w-]+/g, '-')}-${of}.${format}`;
  const name = `${title[language]}-${of}.${format}`;
  return [
    ['Content-Type', CONTENT_TYPES[format]],
    ['Content-Disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`],
    ['Content-Language', language],
    ['Vary', 'Accept, Accept-Language'],
  ];
}

const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

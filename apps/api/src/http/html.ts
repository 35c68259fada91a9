import { createHash } from 'node:crypto';
import type { Language } from '@sealtrail/event-sourcing';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is safe to send: only created by {@link html}, which escapes all inserted values. */
export class Html {
  constructor(readonly markup: string) {}
}

export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

type Inserted = string | number | Html | readonly Html[];

const inserted = (value: Inserted): string => {
  if (value instanceof Html) return value.markup;
  if (typeof value === 'object') return value.map(({ markup }) => markup).join('');
  return escapeHtml(String(value));
};

/** Markup with inserted values: text is escaped, markup is not. */
export const html = (strings: TemplateStringsArray, ...values: readonly Inserted[]): Html =>
  new Html(strings.reduce((before, text, at) => `${before}${inserted(values[at - 1] ?? '')}${text}`));

/** An HTML page that a route offers as an alternative to JSON. */
export type RoutePage = {
  /** The content of its `style` element: the page loads no other style, and no script, image or frame. */
  readonly style: string;
  readonly of: (answer: object, language: Language) => Html;
};

/** Permits its own style sheet only, by digest. */
export const pagePolicyOf = ({ style }: RoutePage): string => {
  const digest = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
};

export const HTML_LANGUAGE: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

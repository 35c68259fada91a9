import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Language } from '@sealtrail/event-sourcing';
import { type ApiRequest, headerOf } from './request';

/** The language that words are made in (`Accept-Language`, RFC 9110 §12.5.4): Chinese where it is liked best, else English. */
export function languageOf(request: Pick<ApiRequest, 'headers'>): Language {
  const ranges = (headerOf(request, 'accept-language') ?? '').split(',').map(rangeOf);
  const weight = (language: Language): number =>
    ranges.reduce((most, { primary, quality }) => (primary === language && quality > most ? quality : most), 0);
  return weight('zh') > weight('en') ? 'zh' : 'en';
}

/** `zh-CN;q=0.8` → `zh`, 0.8. What cannot be read is not asked for. */
function rangeOf(text: string): { readonly primary: string; readonly quality: number } {
  const [tag = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const q = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = q === undefined ? 1 : Number(q.slice(2));
  return { primary: tag.split('-')[0] ?? '', quality: quality <= 1 ? quality : 0 };
}

/** The language of the answer, for the methods of a controller. */
export const InLanguage = createParamDecorator(
  (_: unknown, context: ExecutionContext): Language => languageOf(context.switchToHttp().getRequest<ApiRequest>()),
);

import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Language } from '@sealtrail/event-sourcing';
import { preferencesIn } from './preferences';
import type { ApiReply, ApiRequest } from './request';

/** The language that words are made in (`Accept-Language`, RFC 9110 §12.5.4): Chinese where it is liked best, else English. */
export function languageOf(request: Pick<ApiRequest, 'headers'>): Language {
  const wanted = preferencesIn(request, 'accept-language');
  const liked = (language: string): number | null => {
    const named = wanted.filter(({ range }) => range.split('-')[0] === language).map(({ quality }) => quality);
    return named.length === 0 ? null : Math.max(...named);
  };
  const others = liked('*') ?? 0;
  return (liked('zh') ?? others) > (liked('en') ?? others) ? 'zh' : 'en';
}

/** The language of an answer that holds words, for the methods of a controller; the answer says which it is. */
export const InLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language => {
  const http = context.switchToHttp();
  const language = languageOf(http.getRequest<ApiRequest>());
  http.getResponse<ApiReply>().header('Content-Language', language).header('Vary', 'Accept-Language');
  return language;
});

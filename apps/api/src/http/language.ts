import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Language } from '@sealtrail/event-sourcing';
import { parsePreferences } from './content-negotiation';
import type { ApiReply, ApiRequest } from './request';

/** The language of texts (`Accept-Language`, RFC 9110 §12.5.4): Chinese if preferred, else English. */
export const languageOf = (request: Pick<ApiRequest, 'headers'>): Language => preferredLanguage(request, 'en');

/** The language of files, which are read in offices: English if preferred, else Chinese. */
export const fileLanguageOf = (request: Pick<ApiRequest, 'headers'>): Language => preferredLanguage(request, 'zh');

function preferredLanguage(request: Pick<ApiRequest, 'headers'>, otherwise: Language): Language {
  const wanted = parsePreferences(request, 'accept-language');
  const liked = (language: string): number | null => {
    const named = wanted.filter(({ range }) => range.split('-')[0] === language).map(({ quality }) => quality);
    return named.length === 0 ? null : Math.max(...named);
  };
  const others = liked('*') ?? 0;
  const [zh, en] = [liked('zh') ?? others, liked('en') ?? others];
  if (zh === en) return otherwise;
  return zh > en ? 'zh' : 'en';
}

/** The language of a response with texts, for controller methods; also sets `Content-Language`. */
export const ResponseLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language => {
  const http = context.switchToHttp();
  const request = http.getRequest<ApiRequest>();
  const language = request.fileLanguage ?? request.pageLanguage ?? languageOf(request);
  http.getResponse<ApiReply>().header('Content-Language', language).header('Vary', 'Accept-Language');
  return language;
});

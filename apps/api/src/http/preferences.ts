import { type ApiRequest, headerOf } from './request';

/** One member of an `Accept` or `Accept-Language` header, and how much it is liked (RFC 9110 §12.4.2). */
type Preference = { readonly range: string; readonly quality: number };

/** `zh-CN;q=0.8` → `zh-cn`, 0.8. What cannot be read is not asked for. */
export const preferencesIn = (request: Pick<ApiRequest, 'headers'>, header: string): readonly Preference[] =>
  (headerOf(request, header) ?? '').split(',').map((text) => {
    const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    const quality = q === undefined ? 1 : Number(q.slice(2));
    return { range, quality: quality <= 1 ? quality : 0 };
  });

/** Whether a page for people is wanted: `text/html` is named, before JSON and not after anything at all. */
export function prefersPage(request: Pick<ApiRequest, 'headers'>): boolean {
  const wanted = preferencesIn(request, 'accept');
  const liked = (range: string): number => wanted.find((one) => one.range === range)?.quality ?? 0;
  const page = liked('text/html');
  return page > liked('application/json') && page >= liked('*/*');
}

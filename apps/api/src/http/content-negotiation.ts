import { type ApiRequest, headerOf } from './request';

/** A member of an `Accept` or `Accept-Language` header with its quality (RFC 9110 §12.4.2). */
type Preference = { readonly range: string; readonly quality: number };

/** `zh-CN;q=0.8` → `zh-cn`, 0.8. Invalid members are ignored. */
export const parsePreferences = (request: Pick<ApiRequest, 'headers'>, header: string): readonly Preference[] =>
  (headerOf(request, header) ?? '').split(',').map((text) => {
    const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    const quality = q === undefined ? 1 : Number(q.slice(2));
    return { range, quality: quality <= 1 ? quality : 0 };
  });

/** The quality of a media type: that of the most specific matching range. */
function qualityOf(type: string, wanted: readonly Preference[]): number {
  const ranges = [type, `${type.split('/')[0]}/*`, '*/*'];
  const named = ranges.flatMap((range) => wanted.filter((one) => one.range === range));
  return named[0]?.quality ?? 0;
}

/** The offered media type with the highest quality, the first of equals; `null`: none is acceptable (RFC 9110 §12.5.1). */
export function preferredMediaType<Type extends string>(
  request: Pick<ApiRequest, 'headers'>,
  offered: readonly Type[],
): Type | null {
  if (request.headers['accept'] === undefined) return offered[0] ?? null;
  const wanted = parsePreferences(request, 'accept');
  const [best] = offered
    .map((type) => ({ type, liking: qualityOf(type, wanted) }))
    .toSorted((a, b) => b.liking - a.liking);
  return best === undefined || best.liking === 0 ? null : best.type;
}

/** Whether an HTML page is preferred: `text/html` is named explicitly, and not after JSON. */
export function prefersHtml(request: Pick<ApiRequest, 'headers'>): boolean {
  const wanted = parsePreferences(request, 'accept');
  const liked = (range: string): number => wanted.find((one) => one.range === range)?.quality ?? 0;
  const page = liked('text/html');
  return page > liked('application/json') && page >= liked('*/*');
}

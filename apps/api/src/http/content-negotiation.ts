import { type ApiRequest, headerOf } from './request';

/** One member of an `Accept` or `Accept-Language` header, and how much it is liked (RFC 9110 §12.4.2). */
type Preference = { readonly range: string; readonly quality: number };

/** `zh-CN;q=0.8` → `zh-cn`, 0.8. What cannot be read is not asked for. */
export const parsePreferences = (request: Pick<ApiRequest, 'headers'>, header: string): readonly Preference[] =>
  (headerOf(request, header) ?? '').split(',').map((text) => {
    const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    const quality = q === undefined ? 1 : Number(q.slice(2));
    return { range, quality: quality <= 1 ? quality : 0 };
  });

/** How much a media type is liked: by the range that names it best. */
function qualityOf(type: string, wanted: readonly Preference[]): number {
  const ranges = [type, `${type.split('/')[0]}/*`, '*/*'];
  const named = ranges.flatMap((range) => wanted.filter((one) => one.range === range));
  return named[0]?.quality ?? 0;
}

/** Which of the offered media types is liked best, of equals the first; `null`: none is taken at all (RFC 9110 §12.5.1). */
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

/** Whether a page for people is wanted: `text/html` is named, before JSON and not after anything at all. */
export function prefersHtml(request: Pick<ApiRequest, 'headers'>): boolean {
  const wanted = parsePreferences(request, 'accept');
  const liked = (range: string): number => wanted.find((one) => one.range === range)?.quality ?? 0;
  const page = liked('text/html');
  return page > liked('application/json') && page >= liked('*/*');
}

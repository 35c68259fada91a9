import type { Page } from './pages';

export type Matched = { readonly page: Page; readonly values: Readonly<Record<string, string>> };

/** The page at a path, with the values of its named segments; `null`: no page matches. */
export function pageAt(pages: readonly Page[], path: string): Matched | null {
  const segments = path.split('/');
  for (const page of pages) {
    const values = valuesIn(page.path.split('/'), segments);
    if (values !== null) return { page, values };
  }
  return null;
}

function valuesIn(pattern: readonly string[], segments: readonly string[]): Readonly<Record<string, string>> | null {
  if (pattern.length !== segments.length) return null;
  const values: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const segment = segments[at] ?? '';
    if (part.startsWith(':') && segment !== '') values[part.slice(1)] = decodeURIComponent(segment);
    else if (part !== segment) return null;
  }
  return values;
}

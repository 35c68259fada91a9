import { pageAt } from './match';
import type { Page } from './pages';

const at = (path: string): Page => ({
  path,
  title: { zh: path, en: path },
  load: () => Promise.reject(new Error('not loaded here')),
  needs: null,
  listed: true,
});
const pages = ['/', '/cards', '/cards/:id'].map(at);

describe('the page at a path', () => {
  it.each([
    ['/', '/', {}],
    ['/cards', '/cards', {}],
    ['/cards/c1', '/cards/:id', { id: 'c1' }],
    ['/cards/a%20b', '/cards/:id', { id: 'a b' }],
  ])('%s is %s', (path, page, values) => expect(pageAt(pages, path)).toMatchObject({ page: { path: page }, values }));

  it.each(['/cards/', '/cards/c1/more', '/other', ''])('%s matches no page', (path) =>
    expect(pageAt(pages, path)).toBeNull(),
  );
});

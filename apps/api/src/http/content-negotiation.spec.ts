import { prefersHtml } from './content-negotiation';

it.each([
  [undefined, false],
  ['*/*', false],
  ['application/json', false],
  ['application/json, text/html', false],
  ['application/json, text/html;q=0.9', false],
  ['text/html;q=0', false],
  ['text/html', true],
  ['text/html, */*', true],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
  ['application/json;q=0.8, text/html', true],
])('Accept %p prefers a page: %p', (accept, page) => {
  expect(prefersHtml({ headers: { accept } })).toBe(page);
});

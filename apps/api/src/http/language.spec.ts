import { languageOf } from './language';

it.each([
  [undefined, 'en'],
  ['*', 'en'],
  ['fr', 'en'],
  ['zh', 'zh'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en-GB, zh;q=0.9', 'en'],
  ['en;q=0.5, ZH-Hans ; q=0.7', 'zh'],
  ['zh;q=0', 'en'],
  ['zh;q=oddly', 'en'],
  ['zh;q=2', 'en'],
  ['de, *;q=0.1', 'en'],
  ['en;q=0, *', 'zh'],
  ['en;q=0, zh;q=0.1', 'zh'],
])('Accept-Language %s reads as %s', (header, language) => {
  expect(languageOf({ headers: header === undefined ? {} : { 'accept-language': header } })).toBe(language);
});

import type { LocalizedText } from '@sealtrail/event-sourcing';
import { catalogRejections } from './rejections';

/** As the pages of the product call them, so that nobody takes one for the other. */
const TERMS = [
  [/\bstages?\b/i, '阶段'],
  [/\bbranch(es)?\b/i, '环节'],
  [/\bmandates?\b/i, '授权'],
] as const;

const isWords = (part: unknown): part is LocalizedText => typeof part === 'object' && part !== null && 'zh' in part;

it('the words of a refusal call a stage, a branch and a mandate by one term each', () => {
  const words = Object.values(catalogRejections).flatMap((declared) => Object.values(declared).filter(isWords));
  const others = TERMS.flatMap(([en, zh]) => words.filter((word) => en.test(word.en) && !word.zh.includes(zh)));
  expect(others).toEqual([]);
});

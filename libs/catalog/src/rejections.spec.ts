import type { LocalizedText } from '@sealtrail/event-sourcing';
import { catalogRejections } from './rejections';

/** The terms that the documentation uses, so that the three are not confused. */
const TERMS = [
  [/\bstages?\b/i, '阶段'],
  [/\bbranch(es)?\b/i, '环节'],
  [/\bmandates?\b/i, '授权'],
] as const;

const isWords = (part: unknown): part is LocalizedText => typeof part === 'object' && part !== null && 'zh' in part;

it('refusal texts use one term each for a stage, a branch and a mandate', () => {
  const words = Object.values(catalogRejections).flatMap((declared) => Object.values(declared).filter(isWords));
  const others = TERMS.flatMap(([en, zh]) => words.filter((word) => en.test(word.en) && !word.zh.includes(zh)));
  expect(others).toEqual([]);
});

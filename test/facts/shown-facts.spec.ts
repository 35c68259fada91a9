import 'reflect-metadata';
import { factsOfCases, shownOf } from '@sealtrail/applications/testing';
import { FACTS } from '../../apps/api/src/applications/fact-schemas';
import { objectWithStatementTexts } from '../../apps/api/src/http/statements';
import { type Shown, untrueOf } from './fact-contract';
import { rarerFacts } from './rarer-facts';

type Told = Parameters<typeof shownOf>[0];

describe('the events in a history', () => {
  const facts = [...factsOfCases(), ...rarerFacts()];

  it('match their published schemas exactly', () => {
    const shown = facts.map(({ type, data }) => ({ type, data: shownOf(data as Told) }));
    expect([
      ...new Set(untrueOf(shown.map((fact) => objectWithStatementTexts(fact, 'zh')) as unknown as readonly Shown[])),
    ]).toEqual([]);
  });

  it('are checked for every event type', () => {
    const seen = new Set(facts.map(({ type }) => type));
    expect(Object.keys(FACTS).filter((type) => !seen.has(type))).toEqual([]);
  });

  it('are refused with an additional or a missing member', () => {
    const [submitted] = facts as readonly { readonly type: string; readonly data: Told }[];
    if (submitted === undefined) throw new Error('no facts');
    expect(untrueOf([submitted]).join()).toContain('sameFiling');
    const { terms: _, ...less } = shownOf(submitted.data) as Record<string, unknown>;
    expect(untrueOf([{ type: submitted.type, data: less }]).join()).toContain('terms');
  });
});

import 'reflect-metadata';
import { upcasters } from '@sealtrail/contexts';
import Ajv from 'ajv';
import { type FactShapes, shapesOfDeclaredFacts } from '../facts/fact-shapes';
import { closed, FORMATS } from '../fuzz/contract';
import { type FrozenFact, factFiles, factTypes, frozenFacts } from './stored-facts';

/** Types that are frozen in no form, and why. */
const NOT_FROZEN: Readonly<Record<string, string>> = {};

/** A statement as it is stored: its words are made where it is shown. */
const Statement = {
  type: 'object',
  additionalProperties: false,
  required: ['code', 'parameters'],
  properties: { code: { type: 'string' }, parameters: { type: 'object' } },
};

function contractOf({ facts, parts }: FactShapes): (fact: FrozenFact) => readonly string[] {
  const ajv = new Ajv({ strict: false, formats: FORMATS });
  ajv.addSchema(Statement, 'StatementView');
  for (const [name, schema] of Object.entries(parts)) ajv.addSchema(closed(schema) as object, `PartOf.${name}`);
  return ({ type, data }) => {
    const schema = facts[type];
    if (schema === undefined) return [`${type} is declared nowhere`];
    const validate = ajv.compile(closed(schema) as object);
    if (validate(data)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${type}${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}

const asReadToday = ({ type, data }: FrozenFact): FrozenFact =>
  (upcasters[type]?.(data as never) as FrozenFact | undefined) ?? { type, data };

describe('one event of each type, as it was first stored', () => {
  it('is frozen, or named with the reason', () => {
    const types = [...frozenFacts().map(({ type }) => type), ...Object.keys(NOT_FROZEN)];
    expect(types.toSorted()).toEqual(factTypes());
  });

  it('is read today in the shape that is declared today', () => {
    const violationsOf = contractOf(shapesOfDeclaredFacts(factFiles()));
    expect(frozenFacts().flatMap((fact) => violationsOf(asReadToday(fact)))).toEqual([]);
  }, 120_000);

  it('is refused with a member more, and without one that it had', () => {
    const violationsOf = contractOf(shapesOfDeclaredFacts(factFiles().filter((file) => file.includes('notice'))));
    const queued = frozenFacts().find(({ type }) => type === 'NoticeQueued');
    if (queued === undefined) throw new Error('no notice is frozen');
    const { cardId, ...less } = queued.data as { cardId: string };
    expect(violationsOf({ type: 'NoticeQueued', data: less }).join()).toContain('cardId');
    expect(violationsOf({ type: 'NoticeQueued', data: { ...less, cardId, more: 1 } }).join()).toContain('more');
  }, 60_000);
});

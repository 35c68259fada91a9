import Ajv, { type ValidateFunction } from 'ajv';
import { FACTS, PARTS } from '../../apps/api/src/applications/fact-schemas';
import { closed, FORMATS } from '../fuzz/contract';

/** An event as a history shows it. */
export type Shown = { readonly type: string; readonly data: object };

/** A statement of the program, with its text in addition to the code. */
const StatementView = {
  type: 'object',
  additionalProperties: false,
  required: ['code', 'parameters', 'text'],
  properties: { code: { type: 'string' }, parameters: { type: 'object' }, text: { type: 'string' } },
};

/** The published schemas of events, without additional members. */
const ajv = new Ajv({ strict: false, formats: FORMATS });
ajv.addSchema(StatementView, 'StatementView');
for (const [name, schema] of Object.entries(PARTS)) ajv.addSchema(closed(schema) as object, `PartOf.${name}`);

const compiled = new Map<string, ValidateFunction>();

/** Violations of the schemas, one line each. */
export const untrueOf = (facts: readonly Shown[]): readonly string[] =>
  facts.flatMap(({ type, data }) => {
    const schema = FACTS[type];
    if (schema === undefined) return [`${type} is published nowhere`];
    const validate = compiled.get(type) ?? ajv.compile(closed(schema) as object);
    compiled.set(type, validate);
    if (validate(data)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${type}${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  });

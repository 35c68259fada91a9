import type { OpenAPIObject } from '@nestjs/swagger';
import type { ParameterDeclarations } from '@sealtrail/event-sourcing';
import { PROBLEMS } from './problem-catalogue';

/** The document is of OpenAPI 3.0, where a schema has one type. */
const VALUE = { anyOf: [{ type: 'string', nullable: true }, { type: 'number' }, { type: 'boolean' }] };
const PLAIN = {
  description: 'A value, or a list of values.',
  anyOf: [...VALUE.anyOf, { type: 'array', items: VALUE }],
};

/** Publishes what each code names: `ParametersOf.application.steps-open`; what a fault of a field names, of a code of its own or of the refusal, stands at the fault. */
export function documentParameters({ components }: OpenAPIObject): void {
  if (components?.schemas === undefined) return;
  const ofFields: { readonly $ref: string }[] = [];
  for (const { code, declaration } of PROBLEMS.values()) {
    if (declaration.parameters === undefined) continue;
    components.schemas[`ParametersOf.${code}`] = schemaOf(declaration) as object;
    if (declaration.kind === 'field' || declaration.kind === 'invalid')
      ofFields.push({ $ref: `#/components/schemas/ParametersOf.${code}` });
  }
  const field = components.schemas['ProblemFieldView'];
  const named = field !== undefined && 'properties' in field ? field.properties?.['parameters'] : undefined;
  if (named !== undefined && ofFields.length > 0) Object.assign(named, { anyOf: ofFields });
}

/** Of the codes of no route, which are answered before one is found, nothing in the document asks. */
export function dropUnusedParameters(document: OpenAPIObject): void {
  const text = JSON.stringify(document);
  for (const name of Object.keys(document.components?.schemas ?? {})) {
    const isUsed = !name.startsWith('ParametersOf.') || text.includes(`"#/components/schemas/${name}"`);
    if (!isUsed) delete document.components?.schemas?.[name];
  }
}

const schemaOf = ({ parameters = [], entries = {} }: ParameterDeclarations): object =>
  objectOf(
    parameters.map((name) => {
      const entry = entries[name];
      if (entry === undefined) return [name, PLAIN] as const;
      return [
        name,
        { type: 'array', items: objectOf(entry.members.map((member) => [member, VALUE] as const)) },
      ] as const;
    }),
  );

/** A refusal of before is answered as it was: what was not named yet is absent. */
const objectOf = (members: readonly (readonly [string, object])[]): object => ({
  type: 'object',
  properties: Object.fromEntries(members),
});

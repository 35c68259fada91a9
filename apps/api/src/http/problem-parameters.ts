import type { OpenAPIObject } from '@nestjs/swagger';
import type { ParameterDeclarations } from '@sealtrail/event-sourcing';
import { PROBLEMS } from './problem-catalogue';

/** In OpenAPI 3.0 a schema has a single type. */
const VALUE = { anyOf: [{ type: 'string', nullable: true }, { type: 'number' }, { type: 'boolean' }] };
const PLAIN = {
  description: 'A value, or a list of values.',
  anyOf: [...VALUE.anyOf, { type: 'array', items: VALUE }],
};

/**
 * Publishes the parameters of each code: `ParametersOf.application.steps-open`; parameters of field faults are published at the
 * fault.
 */
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

/** Codes that are answered before routing are referenced by no route of the document: their schemas are dropped. */
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

/** Refusals recorded by earlier versions are returned as recorded: newer parameters are absent. */
const objectOf = (members: readonly (readonly [string, object])[]): object => ({
  type: 'object',
  properties: Object.fromEntries(members),
});

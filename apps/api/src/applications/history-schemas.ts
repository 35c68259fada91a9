import type { OpenAPIObject } from '@nestjs/swagger';
import type { ShownFact } from '@sealtrail/applications';
import type { Language } from '@sealtrail/event-sourcing';
import { oneOfCodes } from '../http/enumerated';
import { FACTS, PARTS } from './fact-schemas';
import { FACT_WORDS } from './fact-words';
import { HistoryEntryView } from './history.view';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const TYPES = Object.keys(FACT_WORDS) as readonly ShownFact['type'][];

/**
 * Publishes the data of each event in a history: an entry has one shape per event type, discriminated by `type`
 * (`HistoryEntryOf.ApplicationAccepted`, with the data `FactOf.ApplicationAccepted`).
 */
export function documentHistory({ components }: OpenAPIObject, language: Language): void {
  const schemas = components?.schemas;
  const entry = schemas?.[HistoryEntryView.name];
  if (schemas === undefined || entry === undefined) return;
  schemas['HistoryEntry'] = entry;
  schemas[HistoryEntryView.name] = {
    oneOf: TYPES.map((type) => ref(`HistoryEntryOf.${type}`)),
    discriminator: {
      propertyName: 'type',
      mapping: Object.fromEntries(TYPES.map((type) => [type, ref(`HistoryEntryOf.${type}`).$ref])),
    },
  };
  for (const type of TYPES) schemas[`HistoryEntryOf.${type}`] = entryOf(type, language);
  for (const [type, schema] of Object.entries(FACTS)) schemas[`FactOf.${type}`] = structuredClone(schema);
  for (const [name, schema] of Object.entries(PARTS)) schemas[`PartOf.${name}`] = structuredClone(schema);
}

const entryOf = (type: ShownFact['type'], language: Language) => ({
  description: FACT_WORDS[type][language],
  allOf: [
    ref('HistoryEntry'),
    {
      type: 'object',
      required: ['type', 'data'],
      properties: { type: { type: 'string', ...oneOfCodes([type]) }, data: ref(`FactOf.${type}`) },
    },
  ],
});

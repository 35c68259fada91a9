import type { JsonObject } from '@sealtrail/event-sourcing';
import type { PublishedFact } from './published-facts';

/** Before the stored type: whose vocabulary it is. */
export const TYPE_PREFIX = 'sealtrail.';

/** A fact as CloudEvents 1.0 has it, in its JSON format. */
export type CloudEvent = {
  readonly specversion: '1.0';
  /** Of the fact: the same each time it is sent. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  /** When it happened; where the fact says nothing of that, when it was recorded. */
  readonly time: string;
  /** When the log took it (extension `recordedtime`). */
  readonly recordedtime: string;
  /** Facts of one stream are in the order of their `streamrevision` (extension `partitionkey`). */
  readonly partitionkey: string;
  readonly streamrevision: string;
  readonly datacontenttype: 'application/json';
  readonly data: JsonObject;
};

/** @param source URI of the deployment, which with the id names a fact for ever. */
export function cloudEventOf({ event, publication }: PublishedFact, source: string): CloudEvent {
  const { id, type, stream, revision, data, metadata } = event;
  const { occurredAt } = data;
  return {
    specversion: '1.0',
    id,
    source,
    type: `${TYPE_PREFIX}${type}`,
    subject: publication.subject(event),
    time: typeof occurredAt === 'string' ? occurredAt : metadata.recordedAt,
    recordedtime: metadata.recordedAt,
    partitionkey: stream,
    streamrevision: String(revision),
    datacontenttype: 'application/json',
    data: publication.shown(data),
  };
}

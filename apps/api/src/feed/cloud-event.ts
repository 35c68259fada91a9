import type { JsonObject } from '@sealtrail/event-sourcing';
import type { PublishedFact } from './published-facts';

/** Namespace in front of the stored event type. */
export const TYPE_PREFIX = 'sealtrail.';

/** A fact as a CloudEvents 1.0 event in JSON format. */
export type CloudEvent = {
  readonly specversion: '1.0';
  /** Id of the fact: the same each time it is sent. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  /** When the fact happened, or if it has no such time, when it was recorded. */
  readonly time: string;
  /** When the fact was recorded (extension `recordedtime`). */
  readonly recordedtime: string;
  /** Facts of a stream are ordered by `streamrevision` (extension `partitionkey`). */
  readonly partitionkey: string;
  readonly streamrevision: string;
  readonly datacontenttype: 'application/json';
  readonly data: JsonObject;
};

/** @param source URI of the deployment; unique together with the id */
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

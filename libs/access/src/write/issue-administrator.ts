import {
  decide,
  derivedId,
  type EventStore,
  eventId,
  type Instant,
  metadataAt,
  NO_STREAM,
} from '@sealtrail/event-sourcing';
import { type ApiKey, apiKeyDecider, apiKeyStream, type IssueApiKey } from '../domain/api-key';

/**
 * An administrator's key that is made on the machine itself, by whoever can write the log: straight into it, for no
 * administrator is left to ask. The rings of running processes take it from there. It is issued at an instant of the world,
 * and recorded at one of the log's own clock.
 */
export async function issueAdministrator(
  store: EventStore,
  { id, name, hash }: Pick<ApiKey, 'hash' | 'id' | 'name'>,
  at: Instant,
  recordedAt: Instant,
): Promise<void> {
  const bounds = { role: 'admin', department: null, region: null, official: null, source: null } as const;
  const command: IssueApiKey = {
    type: 'IssueApiKey',
    data: { id, name, ...bounds, hash, expiresAt: null, claim: null, at },
  };
  const known = { isLastAdministrator: false, department: null };
  const commandId = derivedId('console', 'issue', id);
  const events = decide(apiKeyDecider, command, apiKeyDecider.initial, known);
  await store.append({
    stream: apiKeyStream(id),
    expected: NO_STREAM,
    events: events.map((event, index) => ({ id: eventId(commandId, index), ...event })),
    metadata: metadataAt(recordedAt, {
      actor: 'system:console',
      commandId,
      correlationId: commandId,
      causationId: null,
      known: {},
    }),
    answer: null,
  });
}

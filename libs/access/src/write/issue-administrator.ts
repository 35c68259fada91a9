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
 * Issues an administrator's key on the machine itself, by appending to the log, for deployments without any administrator left.
 * Running processes pick it up from the log. It is issued at wall-clock time, and recorded by the clock of the log.
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

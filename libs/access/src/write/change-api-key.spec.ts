import { type Envelope, type Instant, Rejection, type StreamWrite } from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryEventStore, pipelineOver } from '@sealtrail/event-sourcing/testing';
import type { ApiKey, ApiKeyCommand } from '../domain/api-key';
import { KeyRing } from '../read/key-ring';
import { Administrators } from './administrators';
import { ChangeApiKey, ChangeApiKeyHandler } from './change-api-key';

const NOW: Instant = '2026-03-02T01:00:00.000Z';

/** A log that others come to at the worst moment: when a key has been let go and not yet been revoked. */
class BusyStore extends InMemoryEventStore {
  beforeRevoked: (() => Promise<unknown>) | null = null;

  override async append(write: StreamWrite) {
    if (write.events.some(({ type }) => type === 'ApiKeyRevoked')) {
      const before = this.beforeRevoked;
      this.beforeRevoked = null;
      await before?.();
    }
    return super.append(write);
  }
}

/** Processes on one log, each with a ring of its own. */
async function office(...administrators: readonly string[]) {
  const store = new BusyStore();
  const processOn = () => {
    const [ring, pipeline] = [new KeyRing(store), pipelineOver(store, new FixedClock(NOW))];
    const handler = new ChangeApiKeyHandler(pipeline, ring, new Administrators(pipeline, ring));
    const change = (command: ApiKeyCommand, commandId: string) => {
      const envelope: Envelope = {
        actor: 'a',
        commandId,
        correlationId: 'c',
        causationId: null,
        fingerprint: `hash of ${commandId}`,
        expectedRevision: null,
      };
      return handler.execute(new ChangeApiKey(command.data.id, command, envelope)).then(
        () => 'done',
        (error: unknown) => (error instanceof Rejection ? error.code : String(error)),
      );
    };
    return {
      issue: (id: string, role: ApiKey['role'] = 'admin') =>
        change(
          {
            type: 'IssueApiKey',
            data: {
              id,
              name: id,
              role,
              department: null,
              region: null,
              official: null,
              hash: id,
              expiresAt: null,
              at: NOW,
            },
          },
          `issue ${id}`,
        ),
      revoke: (id: string) => change({ type: 'RevokeApiKey', data: { id, at: NOW } }, `revoke ${id}`),
      valid: () =>
        ring
          .all()
          .filter(({ revokedAt }) => revokedAt === null)
          .map(({ id }) => id),
    };
  };
  const first = processOn();
  for (const id of administrators) await first.issue(id);
  return { store, one: first, other: processOn() };
}

describe('revoking the key of an administrator', () => {
  it('is refused of the last one, in whichever process', async () => {
    const { one, other } = await office('a', 'b');
    expect(await one.revoke('a')).toBe('done');
    expect([await other.revoke('b'), await one.revoke('b')]).toStrictEqual(Array(2).fill('api-key.last-administrator'));
    expect(one.valid()).toStrictEqual(['b']);
  });

  it('goes on once there is another, under a new key: the refusal stays the answer to the first', async () => {
    const { one } = await office('a');
    expect(await one.revoke('a')).toBe('api-key.last-administrator');
    await one.issue('b');
    expect(await one.revoke('a')).toBe('api-key.last-administrator');
    expect(await one.revoke('b')).toBe('done');
  });

  it('leaves one of two who revoke each other at the same moment in two processes', async () => {
    const { one, other } = await office('a', 'b');
    const answers = await Promise.all([one.revoke('a'), other.revoke('b')]);
    expect(answers.toSorted()).toStrictEqual(['api-key.last-administrator', 'done']);
    await one.issue('officer', 'officer');
    expect(one.valid()).toHaveLength(2);
  });

  it('is refused of the other one while the first is on its way out', async () => {
    const { store, one, other } = await office('a', 'b');
    const answers: string[] = [];
    store.beforeRevoked = async () => answers.push(await other.revoke('b'));
    answers.push(await one.revoke('a'));
    expect(answers).toStrictEqual(['api-key.last-administrator', 'done']);
  });

  it('is nothing to do a second time, and the keys of others need no administrator to remain', async () => {
    const { one } = await office('a', 'b');
    await one.issue('officer', 'officer');
    expect([await one.revoke('a'), await one.revoke('a'), await one.revoke('officer')]).toStrictEqual([
      'done',
      'done',
      'done',
    ]);
    expect(await one.revoke('nobody')).toBe('api-key.not-found');
  });
});

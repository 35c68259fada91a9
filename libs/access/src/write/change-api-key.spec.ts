import { departmentDefined, seed } from '@sealtrail/catalog/testing';
import {
  type AppendRequest,
  type CommandMetadata,
  type Instant,
  Rejection,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryEventStore, pipelineOver } from '@sealtrail/event-sourcing/testing';
import type { ApiKey, ApiKeyCommand } from '../domain/api-key';
import type { Issuer } from '../domain/key-rules';
import { KeyDepartments } from '../read/key-departments';
import { KeyRing } from '../read/key-ring';
import { Administrators } from './administrators';
import { ChangeApiKey, ChangeApiKeyHandler } from './change-api-key';

const NOW: Instant = '2026-03-02T01:00:00.000Z';

/** A log with a concurrent write at the worst moment: after a key was released, and before it is revoked. */
class BusyStore extends InMemoryEventStore {
  beforeRevoked: (() => Promise<unknown>) | null = null;

  override async append(write: AppendRequest) {
    if (write.events.some(({ type }) => type === 'ApiKeyRevoked')) {
      const before = this.beforeRevoked;
      this.beforeRevoked = null;
      await before?.();
    }
    return super.append(write);
  }
}

const unbound = {
  role: 'admin',
  department: null,
  region: null,
  official: null,
  source: null,
  expiresAt: null,
  at: NOW,
} as const;

/** Processes that share a log, each with its own key ring. */
async function office(...administrators: readonly string[]) {
  const store = new BusyStore();
  const processOn = () => {
    const [ring, pipeline] = [new KeyRing(store), pipelineOver(store, new FixedClock(NOW))];
    const handler = new ChangeApiKeyHandler(
      pipeline,
      ring,
      new Administrators(pipeline, ring),
      new KeyDepartments(new StreamStateCache(store)),
    );
    const change = (command: ApiKeyCommand, commandId: string, issuer: Issuer | null = null) => {
      const commandMetadata: CommandMetadata = {
        actor: 'a',
        commandId,
        correlationId: 'c',
        causationId: null,
        fingerprint: `hash of ${commandId}`,
        expectedRevision: null,
      };
      return handler.execute(new ChangeApiKey(command.data.id, command, commandMetadata, issuer)).then(
        () => 'done',
        (error: unknown) => (error instanceof Rejection ? error.code : String(error)),
      );
    };
    return {
      issue: (id: string, wish: Partial<ApiKey> = {}, issuer: Issuer | null = null) =>
        change(
          { type: 'IssueApiKey', data: { ...unbound, claim: null, id, name: id, hash: id, ...wish } },
          `issue ${id}`,
          issuer,
        ),
      revoke: (id: string, issuer: Issuer | null = null) =>
        change({ type: 'RevokeApiKey', data: { id, at: NOW } }, `revoke ${id}`, issuer),
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
  it('is refused for the last one, in every process', async () => {
    const { one, other } = await office('a', 'b');
    expect(await one.revoke('a')).toBe('done');
    expect([await other.revoke('b'), await one.revoke('b')]).toStrictEqual(Array(2).fill('api-key.last-administrator'));
    expect(one.valid()).toStrictEqual(['b']);
  });

  it('succeeds once another exists, under a new idempotency key: the first key still returns the refusal', async () => {
    const { one } = await office('a');
    expect(await one.revoke('a')).toBe('api-key.last-administrator');
    await one.issue('b');
    expect(await one.revoke('a')).toBe('api-key.last-administrator');
    expect(await one.revoke('b')).toBe('done');
  });

  it('leaves one of two who revoke each other concurrently in two processes', async () => {
    const { one, other } = await office('a', 'b');
    const answers = await Promise.all([one.revoke('a'), other.revoke('b')]);
    expect(answers.toSorted()).toStrictEqual(['api-key.last-administrator', 'done']);
    await one.issue('officer', { role: 'supervisor' });
    expect(one.valid()).toHaveLength(2);
  });

  it('is refused for the second while the revocation of the first is in progress', async () => {
    const { store, one, other } = await office('a', 'b');
    const answers: string[] = [];
    store.beforeRevoked = async () => answers.push(await other.revoke('b'));
    answers.push(await one.revoke('a'));
    expect(answers).toStrictEqual(['api-key.last-administrator', 'done']);
  });

  it('has no effect the second time; other keys do not require that an administrator remains', async () => {
    const { one } = await office('a', 'b');
    await one.issue('officer', { role: 'supervisor' });
    expect([await one.revoke('a'), await one.revoke('a'), await one.revoke('officer')]).toStrictEqual([
      'done',
      'done',
      'done',
    ]);
    expect(await one.revoke('nobody')).toBe('api-key.not-found');
  });
});

describe('a key issued by another key', () => {
  const ofCounty: Issuer = { department: null, region: '230902', source: null, expiresAt: null };

  it('has no more permissions than its issuer: no county issues an administrator of its city', async () => {
    const { store, one } = await office('a');
    await seed(store, 'department-market', [departmentDefined('market', '市场局', { region: '230902' })]);
    await seed(store, 'department-city', [departmentDefined('city', '市局', { region: '230900' })]);
    const make = (wish: Partial<ApiKey>, issuer = ofCounty) => {
      made += 1;
      return one.issue(`k${made}`, wish, issuer);
    };
    let made = 0;
    const beyond = 'api-key.beyond-issuer';
    expect(await make({})).toBe(beyond);
    expect(await make({ region: '230900' })).toBe(beyond);
    expect(await make({ region: '230903' })).toBe(beyond);
    expect(await make({ role: 'supervisor', region: '100000' })).toBe(beyond);
    expect(await make({ role: 'officer', department: 'city', region: '230902' })).toBe(beyond);
    expect(await make({ role: 'officer', department: 'market' })).toBe(beyond);
    expect(await make({ region: '230902' })).toBe('done');
    expect(await make({ role: 'dashboard', region: '230902001' })).toBe('done');
    expect(await make({ role: 'officer', department: 'market', region: '230902000000' })).toBe('done');
    expect(await make({ role: 'officer', department: 'nowhere', region: '230902' })).toBe('api-key.bounds-invalid');
    const soon = { ...ofCounty, expiresAt: '2026-04-01T00:00:00.000Z' };
    expect(await make({ region: '230902' }, soon)).toBe(beyond);
    expect(await make({ region: '230902', expiresAt: '2026-04-01T00:00:00.001Z' }, soon)).toBe(beyond);
    expect(await make({ region: '230902', expiresAt: '2026-04-01T00:00:00.000Z' }, soon)).toBe('done');
  });

  it('is bound to no source that a key outside of the issuer’s region is bound to', async () => {
    const { one } = await office('a');
    const portal = (source: string) => ({ role: 'applicantPortal', region: '230902', source }) as const;
    await one.issue('city', { ...portal('city-portal'), region: '230900' });
    expect(await one.issue('squatter', portal('city-portal'), ofCounty)).toBe('api-key.beyond-issuer');
    expect(await one.issue('own', portal('county-portal'), ofCounty)).toBe('done');
    expect(await one.issue('second', portal('county-portal'), ofCounty)).toBe('done');
  });

  it('cannot be revoked by keys of another region: they get not-found', async () => {
    const { one } = await office('a', 'b');
    await one.issue('neighbour', { region: '230903' });
    await one.issue('own', { region: '230902001' });
    expect(await one.revoke('b', ofCounty)).toBe('api-key.not-found');
    expect(await one.revoke('neighbour', ofCounty)).toBe('api-key.not-found');
    expect(await one.revoke('own', ofCounty)).toBe('done');
    expect(one.valid()).toStrictEqual(['a', 'b', 'neighbour']);
  });
});

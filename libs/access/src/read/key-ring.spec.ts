import { type Event, metadataAt } from '@sealtrail/event-sourcing';
import { InMemoryEventStore } from '@sealtrail/event-sourcing/testing';
import type { ApiKeyEvent } from '../domain/api-key';
import { hashOf, keyText } from '../key-text';
import { KeyRing } from './key-ring';

const newKey = (id: string): string => keyText(id, Buffer.alloc(32, id));

const MONDAY = '2026-03-02T01:00:00.000Z';
const TUESDAY = '2026-03-03T01:00:00.000Z';
const KEY = newKey('a'.repeat(16));

const issued: ApiKeyEvent = {
  type: 'ApiKeyIssued',
  data: {
    id: 'k1',
    name: 'office',
    role: 'officer',
    department: 'd1',
    region: null,
    official: null,
    source: null,
    hash: hashOf(KEY),
    takenOver: 0,
    expiresAt: TUESDAY,
    issuedAt: MONDAY,
  },
};

describe('the key ring', () => {
  const store = new InMemoryEventStore();
  const ring = new KeyRing(store);
  let revision = -1n;

  const happened = async (event: Event): Promise<void> => {
    await store.append({
      stream: 'apiKey-k1',
      expected: revision,
      events: [{ id: `e${revision}`, ...event }],
      metadata: metadataAt(MONDAY, {
        actor: 'a',
        commandId: `c${revision}`,
        correlationId: 'c',
        causationId: null,
        known: {},
      }),
      answer: null,
    });
    revision += 1n;
    await ring.catchUp();
  };

  it('is empty before the first event', async () => {
    await ring.catchUp();
    expect(ring.find(KEY, MONDAY)).toBeNull();
  });

  it('finds a key by its hash, until it expires', async () => {
    await happened(issued);
    expect(ring.find(KEY, MONDAY)).toMatchObject({ id: 'k1', role: 'officer', department: 'd1' });
    expect(ring.find(`${KEY}0`, MONDAY)).toBeNull();
    expect(ring.find(hashOf(KEY), MONDAY)).toBeNull();
    expect(ring.find(KEY, TUESDAY)).toBeNull();
  });

  it('does not find a revoked key, but still lists it', async () => {
    await happened({ type: 'ApiKeyRevoked', data: { id: 'k1', revokedAt: MONDAY } });
    expect(ring.find(KEY, MONDAY)).toBeNull();
    expect(ring.get('k1')).toMatchObject({ revokedAt: MONDAY });
  });
});

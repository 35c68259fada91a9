import type { Event, JsonObject } from '@sealtrail/event-sourcing';
import { InMemoryEventStore, writeFacts } from '@sealtrail/event-sourcing/testing';
import { accessContext } from './context';
import { apiKeyStream } from './domain/api-key';
import { hashOf } from './key-text';
import { KeyRing } from './read/key-ring';

describe('a key issued before keys had sources', () => {
  it('speaks for no source, and still opens', async () => {
    const store = new InMemoryEventStore();
    const bounds = { role: 'officer', department: 'd1', region: null, official: null };
    const data: JsonObject = {
      id: 'k1',
      name: 'n',
      ...bounds,
      hash: hashOf('key'),
      expiresAt: null,
      issuedAt: '2026-03-01',
    };
    const lifted = accessContext.upcasters['ApiKeyIssued']?.(data);
    await writeFacts(store, apiKeyStream('k1'), [lifted as Event]);
    const ring = new KeyRing(store);
    await ring.catchUp();
    expect(ring.find('key', '2026-03-02T00:00:00.000Z')).toStrictEqual({
      ...data,
      source: null,
      takenOver: 0,
      revokedAt: null,
    });
  });
});

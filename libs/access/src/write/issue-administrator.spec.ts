import { InMemoryEventStore } from '@sealtrail/event-sourcing/testing';
import { hashOf } from '../key-text';
import { KeyRing } from '../read/key-ring';
import { issueAdministrator } from './issue-administrator';

const LATER = '2026-11-28T01:00:00.000Z';
const NOW = '2026-03-02T01:00:00.000Z';

describe('an administrator’s key issued on the machine', () => {
  it('opens in every process that follows the log, and records its issuer', async () => {
    const store = new InMemoryEventStore();
    const ring = new KeyRing(store);
    await issueAdministrator(store, { id: 'k1', name: 'administrator (console)', hash: hashOf('key') }, LATER, NOW);
    await ring.catchUp();
    expect(ring.find('key', NOW)).toMatchObject({ id: 'k1', role: 'admin', region: null, expiresAt: null });
    expect(ring.get('k1')?.issuedAt).toBe(LATER);
    expect((await store.read('apiKey-k1'))[0]?.metadata).toMatchObject({ actor: 'system:console', recordedAt: NOW });
  });
});

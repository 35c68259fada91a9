import { type Event, metadataAt, written } from '@sealtrail/event-sourcing';
import { InMemoryEventStore } from '@sealtrail/event-sourcing/testing';
import type { DelegationGranted } from '../domain/delegation';
import type { EmergencyAccessOpened } from '../domain/emergency-access';
import { AccessGrants } from './access-grants';

const MONDAY = '2026-03-02T01:00:00.000Z';
const TUESDAY = '2026-03-03T01:00:00.000Z';
const WEDNESDAY = '2026-03-04T01:00:00.000Z';

const granted = (id: string, told: Partial<DelegationGranted['data']> = {}): DelegationGranted => ({
  type: 'DelegationGranted',
  data: {
    id,
    delegator: 'head',
    delegate: 'deputy',
    from: TUESDAY,
    until: WEDNESDAY,
    mandate: '3',
    reason: written('leave'),
    grantedAt: MONDAY,
    ...told,
  },
});

const opened = (id: string, openedAt: string): EmergencyAccessOpened => ({
  type: 'EmergencyAccessOpened',
  data: {
    id,
    key: 'k',
    role: 'officer',
    department: 'market',
    official: null,
    application: 'a1',
    region: '370100',
    reason: written('urgent'),
    openedAt,
    until: TUESDAY,
  },
});

describe('delegations and emergency accesses in memory', () => {
  let grants: AccessGrants;
  let happened: (...events: readonly Event[]) => Promise<void>;

  beforeEach(() => {
    const store = new InMemoryEventStore();
    let revision = -1n;
    grants = new AccessGrants(store);
    happened = async (...events) => {
      const ids = { actor: 'a', correlationId: 'c', causationId: null, known: {} };
      await store.append({
        stream: 's-1',
        expected: revision,
        events: events.map((event, index) => ({ id: `e${revision}-${index}`, ...event })),
        metadata: metadataAt(MONDAY, { ...ids, commandId: `c${revision}` }),
        answer: null,
      });
      revision += BigInt(events.length);
      await grants.catchUp();
    };
  });

  const inForce = (now: string, delegate = 'deputy') => grants.delegationTo(delegate, 'd1', now) !== null;

  it('a delegation is in force from its start, inclusive, until its end, exclusive, for its delegate', async () => {
    await happened(granted('d1'));
    expect([MONDAY, TUESDAY, '2026-03-04T00:59:59.999Z', WEDNESDAY].map((now) => inForce(now))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(inForce(TUESDAY, 'head')).toBe(false);
  });

  it('a delegation that was ended is not in force, and no longer counts', async () => {
    await happened(granted('d1'), granted('d2'));
    expect(grants.openDelegationsOf('head', MONDAY)).toBe(2);
    await happened({ type: 'DelegationEnded', data: { id: 'd1', by: 'head', endedAt: TUESDAY } });
    expect(inForce(TUESDAY)).toBe(false);
    expect(grants.openDelegationsOf('head', TUESDAY)).toBe(1);
    expect(grants.openDelegationsOf('head', WEDNESDAY)).toBe(0);
  });

  it('an emergency access is open for its key and its application until its end', async () => {
    await happened(opened('x1', MONDAY));
    const isOpen = (key: string, application: string, now: string) =>
      grants.emergencyOf(key, 'x1', application, now) !== null;
    expect(isOpen('k', 'a1', MONDAY)).toBe(true);
    expect(isOpen('k', 'a1', TUESDAY)).toBe(false);
    expect(isOpen('other', 'a1', MONDAY)).toBe(false);
    expect(isOpen('k', 'a2', MONDAY)).toBe(false);
  });

  it('knows which key opened an emergency access', async () => {
    await happened(opened('x1', MONDAY));
    expect([grants.openerOf('x1'), grants.openerOf('x2')]).toEqual(['k', null]);
  });

  it('are listed latest first, in pages', async () => {
    await happened(granted('d1'), granted('d2'), granted('d3', { delegator: 'other' }));
    const first = grants.delegationPage(({ delegator }) => delegator === 'head', 1, null);
    expect([first.items.map(({ id }) => id), first.next]).toEqual([['d2'], { value: null, id: 'd2' }]);
    const second = grants.delegationPage(({ delegator }) => delegator === 'head', 1, 'd2');
    expect([second.items.map(({ id }) => id), second.next]).toEqual([['d1'], null]);
  });
});

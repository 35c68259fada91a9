import type { Role } from '@sealtrail/access';
import { FixedNamespaceSecret, InMemoryEventStore, writeFacts } from '@sealtrail/event-sourcing/testing';
import { PositionTokens } from './position-tokens';

const WHO_MIGHT_BE_RATED: readonly Role[] = [
  'officer',
  'window',
  'chiefRepresentative',
  'integrator',
  'applicantPortal',
];

describe('a displayed position', () => {
  const store = new InMemoryEventStore();
  const positions = new PositionTokens(new FixedNamespaceSecret(), store);

  beforeAll(() =>
    writeFacts(store, 'any-1', [
      { type: 'Told', data: {} },
      { type: 'Told', data: {} },
    ]),
  );

  it('is the position in the log for readers of single ratings', async () => {
    for (const role of ['supervisor', 'discipline', 'ratingDesk', 'admin'] as const) {
      expect(positions.forEvent(role, { position: 17n, revision: 4n })).toBe('17');
      expect(positions.forView(role, 20n)).toBe('20');
      expect(positions.lagMs(role, 61_234)).toBe(61_234);
      expect(await positions.requestedPosition(role, '17')).toBe(17n);
    }
  });

  it.each(WHO_MIGHT_BE_RATED)('does not reveal to the role %s how many facts lie between two of them', (role) => {
    const [one, next, far] = [17n, 18n, 4_000n].map((position) => positions.forEvent(role, { position, revision: 4n }));
    for (const shown of [one, next, far]) expect(shown).toMatch(/^100000004\d{39}$/);
    expect(new Set([one, next, far]).size).toBe(3);
    expect(positions.forEvent(role, { position: '17', revision: '4' })).toBe(one);
    expect(positions.forView(role, 20n)).not.toBe(positions.forView(role, 20n));
    expect(positions.lagMs(role, 59_999)).toBe(0);
    expect(positions.lagMs(role, 61_234)).toBe(60_000);
  });

  it('increases within a stream, and is highest for a view', () => {
    const shown = [0n, 9n, 10n, 123n].map((revision) =>
      BigInt(positions.forEvent('officer', { position: 1n, revision })),
    );
    expect(shown.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(shown);
    expect(BigInt(positions.forView('officer', 1n))).toBeGreaterThan(shown.at(-1) ?? 0n);
  });

  it('is accepted as it was returned; guessed numbers do not reveal the head of the log', async () => {
    const head = await store.head();
    const own = positions.forEvent('officer', { position: 1n, revision: 0n });
    for (const text of [own, positions.forView('officer', 2n), '1', '2', '3', '999999', '0']) {
      expect(await positions.requestedPosition('officer', text)).toBe(head);
    }
    expect(await positions.requestedPosition('supervisor', own)).toBe(head);
    expect(await positions.requestedPosition('officer', String(Number.MAX_SAFE_INTEGER))).toBe(
      BigInt(Number.MAX_SAFE_INTEGER),
    );
    for (const text of ['latest', '-1', '', '1'.repeat(20), `3${own.slice(1)}`, `${own}0`]) {
      await expect(positions.requestedPosition('officer', text)).rejects.toMatchObject({
        code: 'request.header-invalid',
      });
    }
  });
});

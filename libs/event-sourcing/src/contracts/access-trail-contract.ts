import type { AccessTrail, AccessTrailFilter, PersonalDataAccess } from '../storage/access-trail';

/** An access trail under test. */
export type AccessTrailDriver = { readonly store: AccessTrail; readonly close: () => Promise<void> };

const MORNING = '2026-03-02T01:00:00.000Z';
const NOON = '2026-03-02T04:00:00.000Z';
const EVENING = '2026-03-02T10:00:00.000Z';

const read = (id: string, more: Partial<PersonalDataAccess> = {}): PersonalDataAccess => ({
  id,
  at: NOON,
  actor: 'k-1',
  role: 'officer',
  department: 'market',
  official: 'zhang-01',
  route: 'GET /v1/applications/:id',
  cases: [{ id: 'case-1', region: '431000' }],
  fields: ['applicant.name', 'applicant.idNumber'],
  file: null,
  purpose: '核对申请人身份',
  asked: null,
  region: null,
  ...more,
});

const everything: AccessTrailFilter = { region: null, limit: 100, after: null };

/** The contract of every access trail. The suite asks for a new, empty one for each test. */
export function describeAccessTrailContract(name: string, makeDriver: () => Promise<AccessTrailDriver>): void {
  describe(`${name} keeps the contract of an access trail`, () => {
    let driver: AccessTrailDriver;

    beforeEach(async () => {
      driver = await makeDriver();
    });
    afterEach(() => driver.close());

    const keep = async (...reads: readonly PersonalDataAccess[]): Promise<void> => {
      await Promise.all(reads.map((each) => driver.store.keep(each)));
    };
    const ids = async (question: Partial<AccessTrailFilter>): Promise<readonly string[]> =>
      (await driver.store.find({ ...everything, ...question })).map(({ id }) => id);

    it('returns entries as they were recorded', async () => {
      const whole = [
        read('b', { cases: [], file: 'ab'.repeat(32), purpose: null, official: null, department: null }),
        read('a', { cases: [1, 2].map((n) => ({ id: `case-${n}`, region: `43${n}000` })) }),
      ];
      await keep(...whole);
      expect(await driver.store.find(everything)).toStrictEqual(whole);
    });

    it('stores concurrent entries, and the same entry once', async () => {
      const many = Array.from({ length: 300 }, (_, n) => read(`r-${String(n).padStart(3, '0')}`));
      await keep(...many, ...many);
      await keep(read('r-000', { actor: 'another' }));
      const found = await driver.store.find({ ...everything, limit: 1_000 });
      expect(found).toStrictEqual(many.toReversed());
    });

    it('shows a read of the trail itself in the region of its key, and in those above', async () => {
      const asked = { cases: [], fields: ['accessTrail'], asked: 'case=case-1' };
      await keep(read('county', { ...asked, region: '431002' }), read('country', { ...asked, region: null }));
      expect(await ids({ region: '431000' })).toStrictEqual(['county']);
      expect(await ids({ region: '430100' })).toStrictEqual([]);
      expect(await ids({ region: '431000', case: 'case-1' })).toStrictEqual([]);
      expect((await ids({})).toSorted()).toStrictEqual(['country', 'county']);
    });

    it('returns the latest first, and continues after the last one shown', async () => {
      await keep(
        read('1', { at: NOON }),
        read('2', { at: NOON }),
        read('9', { at: MORNING }),
        read('0', { at: EVENING }),
      );
      const all = ['0', '2', '1', '9'];
      expect(await ids({})).toStrictEqual(all);
      const paged: string[] = [];
      let after: AccessTrailFilter['after'] = null;
      for (;;) {
        const [next] = await driver.store.find({ ...everything, limit: 1, after });
        if (next === undefined) break;
        paged.push(next.id);
        after = { at: next.at, id: next.id };
      }
      expect(paged).toStrictEqual(all);
    });

    it('filters by case, key, file and time, with an exclusive end', async () => {
      await keep(
        read('1', { at: MORNING }),
        read('2', { at: NOON, actor: 'k-2' }),
        read('3', { at: EVENING, cases: [{ id: 'case-2', region: '431000' }], file: 'cd'.repeat(32) }),
      );
      expect(await ids({ case: 'case-1' })).toStrictEqual(['2', '1']);
      expect(await ids({ actor: 'k-2' })).toStrictEqual(['2']);
      expect(await ids({ file: 'cd'.repeat(32) })).toStrictEqual(['3']);
      expect(await ids({ from: NOON })).toStrictEqual(['3', '2']);
      expect(await ids({ to: NOON })).toStrictEqual(['1']);
      expect(await ids({ case: 'case-1', from: NOON, to: EVENING, actor: 'k-2' })).toStrictEqual(['2']);
      expect(await ids({ case: 'case-1', actor: 'k-3' })).toStrictEqual([]);
      expect(await ids({ case: "case-1' OR 1=1 --" })).toStrictEqual([]);
    });

    it('shows a region the entries of its own cases, by whole administrative levels', async () => {
      await keep(
        read('city', { cases: [{ id: 'a', region: '431000' }] }),
        read('district', { cases: [{ id: 'b', region: '431002' }] }),
        read('neighbour', { cases: [{ id: 'c', region: '431100' }] }),
        read('town', { cases: [{ id: 'd', region: '431002001' }] }),
        read('both', {
          cases: [
            { id: 'c', region: '431100' },
            { id: 'b', region: '431002' },
          ],
        }),
        read('nowhere', { cases: [] }),
      );
      expect(await ids({ region: '431000' })).toStrictEqual(['town', 'district', 'city', 'both']);
      expect(await ids({ region: '431002' })).toStrictEqual(['town', 'district', 'both']);
      expect(await ids({ region: '431100' })).toStrictEqual(['neighbour', 'both']);
      expect((await ids({ region: '430000' })).length).toBe(5);
      expect(await ids({ region: '440000' })).toStrictEqual([]);
      // A region learns nothing of a case elsewhere, even if one of its own cases was read in the same request.
      expect(await ids({ region: '431002', case: 'c' })).toStrictEqual([]);
      expect(await ids({ region: '431002', case: 'b' })).toStrictEqual(['district', 'both']);
    });

    it('filters by key, file and time within a region, page by page', async () => {
      await keep(
        read('1', { at: MORNING }),
        read('2', { at: NOON, actor: 'k-2' }),
        read('3', { at: NOON, file: 'cd'.repeat(32) }),
        read('4', { at: NOON, cases: [{ id: 'a', region: '431100' }], actor: 'k-2', file: 'cd'.repeat(32) }),
        read('5', { at: EVENING, cases: ['a', 'b'].map((id) => ({ id, region: '431002' })) }),
      );
      const region = '431000';
      expect(await ids({ region })).toStrictEqual(['5', '3', '2', '1']);
      expect(await ids({ region, actor: 'k-2' })).toStrictEqual(['2']);
      expect(await ids({ region, file: 'cd'.repeat(32) })).toStrictEqual(['3']);
      expect(await ids({ region, from: NOON, to: EVENING })).toStrictEqual(['3', '2']);
      expect(await ids({ region, after: { at: NOON, id: '3' } })).toStrictEqual(['2', '1']);
      expect(await ids({ region, limit: 2, after: { at: EVENING, id: '5' } })).toStrictEqual(['3', '2']);
    });

    it('deletes entries recorded before an instant, and returns their number', async () => {
      await keep(read('1', { at: MORNING }), read('2', { at: NOON }), read('3', { at: EVENING }));
      expect(await driver.store.forget(NOON)).toBe(1);
      expect(await ids({})).toStrictEqual(['3', '2']);
      expect([await ids({ case: 'case-1', to: NOON }), await ids({ region: '431000', to: NOON })]).toEqual([[], []]);
      expect(await driver.store.forget(NOON)).toBe(0);
    });
  });
}

import { type Direction, type Scope } from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryReadStore, listRequest } from '@sealtrail/event-sourcing/testing';
import { Jurisdiction } from '@sealtrail/working-days';
import { accept, at, contextFor, recordedEventsAfter, refuse, submit } from '../testing';
import { viewAfter } from '../testing/views';
import type { ApplicationView } from './application-view';
import { applications } from './applications-projection';
import type { ApplicationFilters } from './case-filters';
import { type CaseOrdering, ListApplications, ListApplicationsHandler } from './list-applications';

class Shanghai extends Jurisdiction {
  override readonly zone = 'Asia/Shanghai';
}

const everything: Scope = { department: null, region: null };

/** Accepted immediately, with limits (promised, statutory) by the item; `closedOn`: refused on that day. */
function caseView(
  id: string,
  receivedAt: string,
  change: Partial<ApplicationView> = {},
  closedOn: string | null = null,
): ApplicationView {
  const told = [submit(receivedAt), accept(receivedAt), ...(closedOn === null ? [] : [refuse(at(closedOn))])];
  return { ...viewAfter(recordedEventsAfter(contextFor(), ...told)), applicationId: id, ...change };
}

async function listOf(views: readonly ApplicationView[], now = at('2026-03-05')) {
  const store = new InMemoryReadStore();
  const documents = new Map(views.map((view) => [view.applicationId, view]));
  await store.save({ view: applications.name, documents, from: 0n, to: 1n });
  const handler = new ListApplicationsHandler(store, new FixedClock(now), new Shanghai());
  return async (filters: ApplicationFilters, scope = everything, ordering?: CaseOrdering): Promise<string> => {
    const { items } = await handler.execute(new ListApplications(listRequest(scope, filters, 50), ordering));
    return items.map(({ applicationId }) => applicationId).join('');
  };
}

const three = [
  caseView('a', at('2026-03-02')),
  caseView('b', at('2026-03-03'), { waiting: true, marks: ['waiting'], number: 'N-b' }),
  caseView('c', at('2026-03-04'), {
    suspended: true,
    marks: ['suspended'],
    promised: null,
    due: { promised: null, statutory: null, departments: ['planning', 'fire'] },
    departments: ['planning', 'fire'],
    region: '430423',
  }),
];

describe('the list of cases', () => {
  it('starts with the latest received', async () => expect(await (await listOf(three))({})).toBe('cba'));

  it('is bounded by the caller’s scope', async () => {
    const ids = await listOf(three);
    expect(await ids({}, { department: 'fire', region: null })).toBe('c');
    expect(await ids({}, { department: null, region: '370000' })).toBe('ba');
    expect(await ids({}, { department: 'fire', region: '370000' })).toBe('');
  });

  it('supports every filter', async () => {
    const ids = await listOf(three);
    expect(await ids({ status: 'accepted' })).toBe('cba');
    expect(await ids({ status: 'granted' })).toBe('');
    expect(await ids({ department: 'fire' })).toBe('c');
    expect(await ids({ item: 'i1', region: '430400' })).toBe('c');
    expect(await ids({ number: 'N-b' })).toBe('b');
    expect(await ids({ externalNo: 'X' })).toBe('');
    expect(await ids({ suspended: true })).toBe('c');
    expect(await ids({ suspended: false })).toBe('ba');
    expect(await ids({ waiting: true })).toBe('b');
    expect(await ids({ waiting: false })).toBe('ca');
  });

  it('filters by local days of receipt, from the first instant of one to the last of another', async () => {
    const ids = await listOf([
      caseView('a', '2026-03-02T15:59:59.999Z'),
      caseView('b', '2026-03-02T16:00:00.000Z'),
      caseView('c', '2026-03-03T15:59:59.999Z'),
      caseView('d', '2026-03-03T16:00:00.000Z'),
    ]);
    expect(await ids({ receivedFrom: '2026-03-03', receivedTo: '2026-03-03' })).toBe('cb');
    expect(await ids({ receivedTo: '2026-03-02' })).toBe('a');
    expect(await ids({ receivedFrom: '2026-03-04' })).toBe('d');
    expect(await ids({ receivedTo: '9999-12-31' })).toBe('dcba');
  });

  it('filters by the day of the promised limit, earliest first; a paused limit has none', async () => {
    const ids = await listOf(three);
    expect(await ids({ promisedTo: '2026-03-16' })).toBe('a');
    expect(await ids({ promisedFrom: '2026-03-17' })).toBe('b');
    expect(await ids({ promisedTo: '2027-01-01' })).toBe('ab');
    expect(await ids({ promisedFrom: '2026-03-17', promisedTo: '2026-03-16' })).toBe('');
  });

  it('filters by the day of closing, latest first', async () => {
    const ids = await listOf([
      ...three,
      caseView('x', at('2026-03-02'), {}, '2026-03-05'),
      caseView('y', at('2026-03-02'), {}, '2026-03-06'),
    ]);
    expect(await ids({ closedFrom: '2026-03-05' })).toBe('yx');
    expect(await ids({ closedFrom: '2026-03-05', closedTo: '2026-03-05' })).toBe('x');
    expect(await ids({ closedTo: '2026-03-04' })).toBe('');
  });

  it('marks a case as overdue from the instant after its limit, and only while it is open', async () => {
    const end = '2026-03-16T16:00:00.000Z';
    const views = [...three, caseView('x', at('2026-03-02'), {}, '2026-03-05')];
    expect(await (await listOf(views, end))({ overdue: 'promised' })).toBe('');
    expect(await (await listOf(views, '2026-03-16T16:00:00.001Z'))({ overdue: 'promised' })).toBe('a');
    expect(await (await listOf(views, '2026-12-31T00:00:00.000Z'))({ overdue: 'promised' })).toBe('ab');
    expect(await (await listOf(views, '2026-03-16T16:00:00.001Z'))({ overdue: 'statutory' })).toBe('');
  });

  it('filters by due today or this week, by the local day: Monday to Sunday', async () => {
    const due = async (now: string, when: 'today' | 'thisWeek') => (await listOf(three, now))({ due: when });
    expect(await due('2026-03-15T15:59:59.999Z', 'today')).toBe('');
    expect(await due('2026-03-15T16:00:00.000Z', 'today')).toBe('a');
    expect(await due('2026-03-16T16:00:00.000Z', 'today')).toBe('b');
    expect(await due('2026-03-15T15:59:59.999Z', 'thisWeek')).toBe('');
    expect(await due('2026-03-15T16:00:00.000Z', 'thisWeek')).toBe('ab');
    expect(await due('2026-03-22T15:59:59.999Z', 'thisWeek')).toBe('ab');
    expect(await due('2026-03-22T16:00:00.000Z', 'thisWeek')).toBe('');
  });

  it('supports every published order, ties by id, ascending and descending', async () => {
    const ids = await listOf([
      ...three,
      caseView('x', at('2026-03-02'), {}, '2026-03-06'),
      caseView('y', at('2026-03-02'), {}, '2026-03-05'),
    ]);
    const by = (order: CaseOrdering['by'], direction: Direction | null = null) =>
      ids({}, everything, { by: order, direction });
    expect(await by('received')).toBe('cbyxa');
    expect(await by('received', 'ascending')).toBe('axybc');
    expect(await by('promised')).toBe('axyb');
    expect(await by('promised', 'descending')).toBe('byxa');
    expect(await by('statutory')).toBe('axybc');
    expect(await by('closed')).toBe('xy');
    expect(await by('closed', 'ascending')).toBe('yx');
    expect(await ids({ closedFrom: '2026-03-01' }, everything, { by: 'promised', direction: null })).toBe('xy');
  });

  it('continues after the last row, in every order', async () => {
    const store = new InMemoryReadStore();
    await store.save({
      view: applications.name,
      documents: new Map(three.map((view) => [view.applicationId, view])),
      from: 0n,
      to: 1n,
    });
    const handler = new ListApplicationsHandler(store, new FixedClock(), new Shanghai());
    for (const [by, first, rest] of [
      ['received', 'cb', 'a'],
      ['statutory', 'ab', 'c'],
    ] as const) {
      const page = async (after: Awaited<ReturnType<typeof handler.execute>>['next']) => {
        const ask = new ListApplications(listRequest(everything, {}, 2, after), { by, direction: null });
        const { items, next } = await handler.execute(ask);
        return [items.map(({ applicationId }) => applicationId).join(''), next] as const;
      };
      const [ids, next] = await page(null);
      expect([ids, await page(next)]).toEqual([first, [rest, null]]);
    }
  });

  it('returns the total over all pages on request', async () => {
    const store = new InMemoryReadStore();
    const documents = new Map(three.map((view) => [view.applicationId, view]));
    await store.save({ view: applications.name, documents, from: 0n, to: 1n });
    const handler = new ListApplicationsHandler(store, new FixedClock(), new Shanghai());
    const request = listRequest({ department: null, region: '370000' }, {}, 1);
    expect(await handler.execute(new ListApplications({ ...request, totals: true }))).toMatchObject({
      totals: { total: 2, exact: true },
    });
    expect(await handler.execute(new ListApplications(request))).not.toHaveProperty('totals');
  });

  it('shows no id of the vault, and no member used by lists only', async () => {
    const store = new InMemoryReadStore();
    await store.save({ view: applications.name, documents: new Map([['a', three[0] ?? null]]), from: 0n, to: 1n });
    const handler = new ListApplicationsHandler(store, new FixedClock(), new Shanghai());
    const { items } = await handler.execute(new ListApplications(listRequest(everything, {}, 50)));
    expect(JSON.stringify(items)).not.toMatch(/ubjectId|"due"|"marks"|"files"|"sameFiling"/);
  });
});

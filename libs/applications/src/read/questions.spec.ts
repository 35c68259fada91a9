import { MARKET, officerOf, seed } from '@sealtrail/catalog/testing';
import { BrokenSeal, type EventStore, type Scope, type Sealed, subjectOf } from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryEventStore, InMemoryReadStore, writeFacts } from '@sealtrail/event-sourcing/testing';
import { type Uploader, uploadStream } from '../domain/upload';
import { accept, at, contextFor, recordedEventsAfter, submit } from '../testing';
import { viewAfter } from '../testing/views';
import { accepted, codeOf, received, writeSide } from '../testing/write-side';
import type { ApplicationView } from './application-view';
import { applications } from './applications-projection';
import { GetApplication, GetApplicationHandler } from './get-application';
import { GetClocks, GetClocksHandler } from './get-clocks';
import { GetHistory, GetHistoryHandler } from './get-history';
import { MayReadFile, MayReadFileHandler } from './may-read-file';

const everything: Scope = { department: null, region: null };

async function viewsOf(...documents: readonly ApplicationView[]) {
  const store = new InMemoryReadStore();
  const saved = new Map(documents.map((view) => [view.applicationId, view]));
  await store.save({ view: applications.name, documents: saved, from: 0n, to: 1n });
  return store;
}

const caseView = (id: string, receivedOn: string, change: Partial<ApplicationView> = {}): ApplicationView => ({
  ...viewAfter(recordedEventsAfter(contextFor(), submit(at(receivedOn)), accept(at(receivedOn)))),
  applicationId: id,
  ...change,
});

describe('one case', () => {
  async function desk(log: EventStore | null = null) {
    const { vault, submit: file, store, streams, jurisdiction } = await writeSide();
    const { applicationId } = await file();
    const events = (await store.read(`application-${applicationId}`)) as unknown as Parameters<typeof viewAfter>[0];
    const views = await viewsOf(viewAfter(events));
    const handler = new GetApplicationHandler(log ?? store, views, vault, streams, jurisdiction);
    return {
      vault,
      store,
      views,
      applicationId,
      get: (scope = everything, peopleFor: string | null = null) =>
        handler.execute(new GetApplication(applicationId, scope, peopleFor)),
    };
  }

  it('shows the applicant to a department involved in the case, and to no other', async () => {
    const { get } = await desk();
    expect(await get(everything, MARKET)).toMatchObject({ applicant: { name: '李某' }, agent: null });
    expect(await get(everything, 'fire')).not.toHaveProperty('applicant');
    expect(await get(everything, null)).not.toHaveProperty('applicant');
  });

  it('is still shown when the applicant has been erased', async () => {
    const { get, vault } = await desk();
    await vault.erase(subjectOf('applicant', 'c1'));
    expect(await get(everything, MARKET)).toMatchObject({ applicant: null, status: 'submitted' });
  });

  it('shows no personal data if the vault holds other data than the receipt committed to', async () => {
    const { store, applicationId } = await desk();
    const [receipt] = await store.read(`application-${applicationId}`);
    const applicant = { ...(receipt?.data['applicant'] as Sealed), commitment: 'f'.repeat(64) };
    const log = new InMemoryEventStore();
    await seed(log, `application-${applicationId}`, [
      { type: 'ApplicationSubmitted', data: { ...receipt?.data, applicant } },
    ]);
    const { get } = await desk(log);
    await expect(get(everything, MARKET)).rejects.toBeInstanceOf(BrokenSeal);
    expect(await get(everything, 'fire')).toMatchObject({ status: 'submitted' });
  });

  it('is neither shown in its state before an event that could not be folded, nor reported as missing', async () => {
    const { get, views, applicationId } = await desk();
    const parked = [{ stream: `application-${applicationId}`, revision: 1n, position: 2n, code: 'TypeError' }];
    await views.save({ view: applications.name, documents: new Map(), from: 1n, to: 2n, parked });
    expect(await codeOf(get())).toBe('view.incomplete');
    expect(await codeOf(get({ department: 'fire', region: null }))).toBe('application.not-found');
    await views.save({ view: applications.name, documents: new Map([[applicationId, null]]), from: 2n, to: 3n });
    expect(await codeOf(get())).toBe('view.incomplete');
  });

  it('is not found outside the caller’s scope', async () => {
    const { get } = await desk();
    expect(await codeOf(get({ department: 'fire', region: null }))).toBe('application.not-found');
    expect(await codeOf(get({ department: null, region: '430000' }))).toBe('application.not-found');
  });
});

describe('the history of a case', () => {
  async function told() {
    const { store, submit: file, send: tell } = await writeSide();
    const { applicationId } = await file();
    await tell(applicationId, accepted(officerOf(MARKET)));
    const handler = new GetHistoryHandler(store);
    const ask = (limit = 50, after: number | null = null, scope = everything, withActors = true) =>
      handler.execute(new GetHistory(applicationId, scope, withActors, limit, after));
    return { ask };
  }

  it('has its events in order: what happened and when, when it was reported and by whom', async () => {
    const { ask } = await told();
    const { items, next } = await ask();
    expect(items).toMatchObject([
      { revision: '0', type: 'ApplicationSubmitted', occurredAt: received, recordedAt: received, actor: 'key-1' },
      { revision: '1', type: 'ApplicationAccepted' },
    ]);
    expect(next).toBeNull();
  });

  it('is read page by page', async () => {
    const { ask } = await told();
    expect(await ask(1)).toMatchObject({ items: [{ revision: '0' }], next: 0 });
    expect(await ask(1, 0)).toMatchObject({ items: [{ revision: '1' }], next: null });
  });

  it('names the key only to callers who need it, and is not found outside the scope', async () => {
    const { ask } = await told();
    expect((await ask(50, null, everything, false)).items[0]).not.toHaveProperty('actor');
    expect(await codeOf(ask(50, null, { department: 'fire', region: null }))).toBe('application.not-found');
  });
});

describe('the clocks of a case', () => {
  it('show every limit with its computation and its holders', async () => {
    const { store, streams, jurisdiction, submit: file, send: tell } = await writeSide();
    const { applicationId } = await file();
    await tell(applicationId, accepted(officerOf(MARKET)));
    const handler = new GetClocksHandler(store, new FixedClock(at('2026-03-06')), streams, jurisdiction);
    const { clocks, split, calendar } = await handler.execute(new GetClocks(applicationId, everything));
    expect(calendar).toEqual({ id: 'cn-national', version: '0', zone: 'Asia/Shanghai' });
    expect(clocks).toMatchObject([
      {
        id: 'firstCheck:1',
        kind: 'firstCheck',
        running: false,
        ended: { by: 'ApplicationAccepted' },
        policy: { id: 'default-cn-1', version: '1' },
        promised: { term: { days: 2 }, limit: { date: '2026-03-04' } },
      },
      {
        id: 'case',
        running: true,
        ended: null,
        promised: { usedDays: 4, limit: { date: '2026-03-16', at: '2026-03-16T16:00:00.000Z' } },
        statutory: { usedDays: 4, limit: { date: '2026-03-30' } },
        holders: [{ department: MARKET, official: officerOf(MARKET) }],
        pauses: [],
      },
    ]);
    expect(clocks[1]?.promised?.days.at(-1)).toMatchObject({ date: '2026-03-16', counted: true, day: 10 });
    expect(split).toMatchObject({ days: 4, parts: [{ kind: 'holder', department: MARKET, days: 4 }] });
    expect(await codeOf(handler.execute(new GetClocks(applicationId, { department: 'fire', region: null })))).toBe(
      'application.not-found',
    );
  });
});

describe('a file', () => {
  const file = 'a'.repeat(64);
  const unfiled = 'b'.repeat(64);
  const stranger = { key: 'k9', source: null };
  const sees = async (scope: Scope, sha256 = file, reader: Uploader = stranger) => {
    const views = await viewsOf(
      caseView('a', '2026-03-02', { files: [file], departments: ['planning'], region: '370100', filedBy: 's1' }),
    );
    const events = new InMemoryEventStore();
    const sent = { type: 'FileUploaded', data: { sha256: unfiled, size: 1, key: 'k1', source: 's1', uploadedAt: '' } };
    await writeFacts(events, uploadStream(unfiled), [sent]);
    const ask = new MayReadFile(sha256, reader, scope);
    return new MayReadFileHandler(events, views).execute(ask);
  };

  it('can be read by every caller who may see a case with which it was filed', async () => {
    expect(await sees({ department: 'planning', region: null })).toBe(true);
    expect(await sees({ department: 'fire', region: null })).toBe(false);
    expect(await sees({ department: null, region: '370100' })).toBe(true);
    expect(await sees({ department: null, region: '430400' })).toBe(false);
    expect(await sees({ department: null, region: null, filedBy: 's1' })).toBe(true);
    expect(await sees({ department: null, region: null, filedBy: 's2' })).toBe(false);
    expect(await sees(everything)).toBe(true);
  });

  it('filed with no case can be read by its uploader, whatever bounds others', async () => {
    const nobody = { department: 'nobody', region: null };
    expect(await sees(everything, unfiled)).toBe(false);
    expect(await sees(nobody, unfiled, { key: 'k1', source: null })).toBe(true);
    expect(await sees(nobody, unfiled, { key: 'k2', source: 's1' })).toBe(true);
    expect(await sees(nobody, unfiled, { key: 'k2', source: 's2' })).toBe(false);
  });
});

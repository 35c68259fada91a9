import { type Event, type JsonObject, written } from '@sealtrail/event-sourcing';
import { UpcastingEventStore } from '@sealtrail/event-sourcing/runtime';
import { InMemoryEventStore, writeFacts } from '@sealtrail/event-sourcing/testing';
import {
  accept,
  at,
  contextFor,
  eventsAfter,
  outcome,
  paperMaterial,
  promisedItem,
  recordedEventsAfter,
  submit,
  withdraw,
  workingDays,
} from '../testing';
import { viewAfter } from '../testing/views';
import { applicationStream } from './application-decider';
import { upcasters } from './application-upcasters';

const portal = { role: 'applicantPortal', department: null };
const asked = { kind: written('撤回申请书'), number: 'CH-1', date: '2026-03-03' };
const past = [submit(at('2026-03-02'))];
const told = (change: object, now = at('2026-03-04')) => outcome(contextFor(), past, withdraw(now, change));

describe('a withdrawal (撤回) is the applicant’s', () => {
  it('if reported by their own portal, or shown by a paper of theirs; otherwise it is recorded as unproved', () => {
    expect(told({ toldBy: portal })).toMatchObject([{ data: { request: 'applicant', document: null } }]);
    expect(told({ document: asked })).toMatchObject([{ data: { request: 'onPaper', document: asked } }]);
    expect(told({})).toMatchObject([{ data: { request: 'unshown', document: null } }]);
    const others = [
      { role: 'integrator', department: null },
      { role: 'applicantPortal', department: 'planning' },
    ];
    for (const toldBy of others) expect(told({ toldBy })).toMatchObject([{ data: { request: 'unshown' } }]);
  });

  it('with a paper that is dated neither before the receipt nor after now', () => {
    expect(told({ document: { ...asked, date: '2026-03-01' } })).toBe('application.dated-before-receipt');
    expect(told({ document: { ...asked, date: '2026-03-05' } })).toBe('application.dated-after-now');
  });

  it('and nobody’s if it is the item’s own consequence of a lapse', () => {
    const lapsed = [
      submit(at('2026-03-02'), { materials: [paperMaterial('form')] }),
      accept(at('2026-03-02', '11:00'), { deferral: { materials: ['plan'], term: workingDays(2) } }),
    ];
    const after = (onDeferralTimeout: 'returned' | 'withdrawn') =>
      outcome(contextFor({ ...promisedItem, onDeferralTimeout }), lapsed, withdraw(at('2026-03-09')));
    expect(after('withdrawn')).toMatchObject([{}, { data: { lapsed: true, request: null } }]);
    expect(after('returned')).toBe('application.lapse-has-its-act');
  });

  it('is shown in the view of its case', () => {
    const view = (...end: Parameters<typeof recordedEventsAfter>[1][]) =>
      viewAfter(recordedEventsAfter(contextFor(), ...past, ...end));
    expect(view(withdraw(at('2026-03-04')))).toMatchObject({ status: 'withdrawn', withdrawal: 'unshown' });
    expect(view(withdraw(at('2026-03-04'), { toldBy: portal }))).toMatchObject({ withdrawal: 'applicant' });
    expect(view()).toMatchObject({ withdrawal: null });
  });

  it('is shown without a request form if stored before that existed', async () => {
    const facts = eventsAfter(contextFor(), ...past, withdraw(at('2026-03-04'))).map(({ type, data }): Event => {
      const { request: _r, document: _d, ...older } = data as unknown as JsonObject;
      return { type, data: older };
    });
    const store = new InMemoryEventStore();
    const stream = applicationStream('a1');
    await writeFacts(store, stream, facts);
    const read = await new UpcastingEventStore(store, upcasters).read(stream);
    expect(read.at(-1)?.data).toMatchObject({ request: null, document: null });
  });
});

import { specify } from '@sealtrail/event-sourcing/testing';
import { type AdvanceSweep, type RecalculatedPage, recalculationDecider } from './recalculation-decider';
import type { SweepAdvanced, SweepFinished, SweepStarted } from './recalculation-events';

const change = {
  calendar: 'cn-national',
  revision: '23',
  from: '2026-03-04',
  date: '2026-03-04',
  changedAt: '2026-03-03T09:00:00.000Z',
} as const;
const sweep = specify(recalculationDecider);
const advance = (cursor: string | null): AdvanceSweep => ({ type: 'AdvanceSweep', data: { ...change, cursor } });
const swept = (page: Partial<RecalculatedPage>): RecalculatedPage => ({
  position: '90',
  cases: 200,
  last: 'a200',
  complete: false,
  refused: [],
  ...page,
});
const started: SweepStarted = { type: 'SweepStarted', data: { ...change, position: '90' } };
const advanced = (cursor: string, cases: number): SweepAdvanced => ({
  type: 'SweepAdvanced',
  data: { ...change, position: '90', cursor, cases, refused: [] },
});
const finished = (cases: number): SweepFinished => ({ type: 'SweepFinished', data: { ...change, cases, refused: [] } });

describe('a sweep', () => {
  it('goes on from page to page until one is not full', () => {
    sweep.given().whenKnown(swept({})).when(advance(null)).then(started, advanced('a200', 200));
    sweep
      .given(started, advanced('a200', 200))
      .whenKnown(swept({ last: 'a400' }))
      .when(advance('a200'))
      .then(advanced('a400', 400));
    sweep
      .given(started, advanced('a200', 200))
      .whenKnown(swept({ cases: 3, last: 'a203', complete: true }))
      .when(advance('a200'))
      .then(finished(203));
  });

  it('ends with an empty page where the one before was just full', () => {
    const empty = swept({ cases: 0, last: null, complete: true });
    sweep.given(started, advanced('a200', 200)).whenKnown(empty).when(advance('a200')).then(finished(200));
  });

  it('of one page starts and ends with it', () => {
    const page = swept({ cases: 2, last: 'a2', complete: true });
    sweep.given().whenKnown(page).when(advance(null)).then(started, finished(2));
  });

  it('that touches nobody leaves no trace', () => {
    const empty = swept({ cases: 0, last: null, complete: true });
    sweep.given().whenKnown(empty).when(advance(null)).thenNothing();
  });

  it('does no page twice', () => {
    sweep.given(started, advanced('a200', 200)).whenKnown(swept({})).when(advance(null)).thenNothing();
    sweep
      .given(started, advanced('a200', 200), advanced('a400', 400))
      .whenKnown(swept({}))
      .when(advance('a200'))
      .thenNothing();
    sweep.given(started, finished(2)).whenKnown(swept({})).when(advance(null)).thenNothing();
  });

  it('keeps whose rules said no', () => {
    const refused = [{ applicationId: 'a1', code: 'application.odd' }];
    sweep
      .given()
      .whenKnown(swept({ cases: 2, complete: true, refused }))
      .when(advance(null))
      .then(started, { ...finished(2), data: { ...finished(2).data, refused } });
  });
});

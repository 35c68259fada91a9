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
const recalculation = specify(recalculationDecider);
const advance = (cursor: string | null): AdvanceSweep => ({ type: 'AdvanceSweep', data: { ...change, cursor } });
const pageOf = (page: Partial<RecalculatedPage>): RecalculatedPage => ({
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

describe('a recalculation', () => {
  it('goes on from page to page until one is not full', () => {
    recalculation.given().withContext(pageOf({})).when(advance(null)).then(started, advanced('a200', 200));
    recalculation
      .given(started, advanced('a200', 200))
      .withContext(pageOf({ last: 'a400' }))
      .when(advance('a200'))
      .then(advanced('a400', 400));
    recalculation
      .given(started, advanced('a200', 200))
      .withContext(pageOf({ cases: 3, last: 'a203', complete: true }))
      .when(advance('a200'))
      .then(finished(203));
  });

  it('ends with an empty page where the one before was just full', () => {
    const empty = pageOf({ cases: 0, last: null, complete: true });
    recalculation.given(started, advanced('a200', 200)).withContext(empty).when(advance('a200')).then(finished(200));
  });

  it('of one page starts and ends with it', () => {
    const page = pageOf({ cases: 2, last: 'a2', complete: true });
    recalculation.given().withContext(page).when(advance(null)).then(started, finished(2));
  });

  it('that touches nobody leaves no trace', () => {
    const empty = pageOf({ cases: 0, last: null, complete: true });
    recalculation.given().withContext(empty).when(advance(null)).thenNothing();
  });

  it('does no page twice', () => {
    recalculation.given(started, advanced('a200', 200)).withContext(pageOf({})).when(advance(null)).thenNothing();
    recalculation
      .given(started, advanced('a200', 200), advanced('a400', 400))
      .withContext(pageOf({}))
      .when(advance('a200'))
      .thenNothing();
    recalculation.given(started, finished(2)).withContext(pageOf({})).when(advance(null)).thenNothing();
  });

  it('keeps whose rules said no', () => {
    const refused = [{ applicationId: 'a1', code: 'application.odd' }];
    recalculation
      .given()
      .withContext(pageOf({ cases: 2, complete: true, refused }))
      .when(advance(null))
      .then(started, { ...finished(2), data: { ...finished(2).data, refused } });
  });
});

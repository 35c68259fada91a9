import { at } from '@sealtrail/applications/testing';
import { written } from '@sealtrail/event-sourcing';
import type { SpotCheckFinding } from '../spot-checks/spot-check-enums';
import type { CheckedCaseEvent, DecidedCase, SpotCheckDrawn, SpotCheckEvent } from '../spot-checks/spot-check-events';

const document = { number: '济政务查〔2026〕2号', date: '2026-04-03', seal: '政务服务管理办公室' };

/** Decided by `planning` in March 2026. */
export const decidedCaseOf = (applicationId: string, change: Partial<DecidedCase> = {}): DecidedCase => ({
  applicationId,
  number: `N-${applicationId}`,
  item: 'i1',
  region: '370100',
  channel: 'window',
  department: 'planning',
  official: 'li',
  decidedOn: '2026-03-10',
  ...change,
});

/** A check of March 2026 that drew these cases. */
export function spotCheckDrawn(
  check: string,
  ids: readonly string[],
  change: Partial<SpotCheckDrawn['data']> = {},
): readonly SpotCheckEvent[] {
  const region = change.region ?? '370100';
  const cases = ids.map((id) => decidedCaseOf(id));
  return [
    {
      type: 'SpotCheckDrawn',
      data: {
        check,
        region,
        department: null,
        item: null,
        from: '2026-03-01',
        to: '2026-03-31',
        seed: '7',
        percent: 50,
        population: 2 * ids.length,
        cases: ids.length,
        document,
        drawnBy: 'supervisor',
        drawnAt: at('2026-04-03'),
        ...change,
      },
    },
    { type: 'SpotCheckCasesDrawn', data: { check, region, first: 0, cases } },
  ];
}

/** What a check found in one of its cases. */
export const spotCheckFound = (
  check: string,
  id: string,
  finding: SpotCheckFinding,
  change: Partial<CheckedCaseEvent['data']> = {},
): CheckedCaseEvent => ({
  type: 'SpotCheckFindingRecorded',
  data: {
    ...decidedCaseOf(id),
    check,
    finding,
    counted: null,
    before: null,
    text: written('齐全'),
    document,
    reason: null,
    by: 'supervisor',
    at: at('2026-04-07'),
    ...change,
  },
});

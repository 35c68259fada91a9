import { nationalCalendar } from '@sealtrail/calendar/testing';
import { ledgerOf } from '../domain/ledger-fold';
import { at, contextFor, proof, recordedEventsAfter, requestCorrection, submit, workingDays } from '../testing';
import { caseClocks } from './clock-view';

describe('the computation of the applicant’s deadline (补正期限)', () => {
  const deadline = (...notices: readonly ReturnType<typeof requestCorrection>[]) => {
    const past = recordedEventsAfter(contextFor(), submit(at('2026-03-02')), ...notices);
    const { clocks } = caseClocks(ledgerOf(past), nationalCalendar, at('2026-03-06'));
    const { limit, usedDays, days } = clocks.find(({ id }) => id === 'correction:1')?.statutory ?? {};
    return {
      ends: limit?.date,
      usedDays,
      lastDay: days?.at(-1)?.date,
      counted: days?.filter(({ counted }) => counted).length,
    };
  };
  const asked = requestCorrection(['form'], at('2026-03-03'), { deadline: workingDays(3) });

  it('counts from the service, or from the notice that extends the deadline, day by day to its end', () => {
    expect(deadline(asked)).toEqual({ ends: '2026-03-06', usedDays: 3, lastDay: '2026-03-06', counted: 3 });
    const longer = requestCorrection(['form'], at('2026-03-05'), { deadline: workingDays(3) });
    expect(deadline(asked, longer)).toEqual({ ends: '2026-03-10', usedDays: 1, lastDay: '2026-03-10', counted: 3 });
    const served = { now: at('2026-03-04'), deadline: workingDays(3), proofOfService: proof(at('2026-03-04')) };
    expect(deadline(requestCorrection(['form'], at('2026-03-03'), served))).toMatchObject({
      ends: '2026-03-09',
      counted: 3,
    });
  });

  it('is absent if it left the applicant no working day', () => {
    const hasty = requestCorrection(['form'], at('2026-03-03'), { now: at('2026-03-04'), deadline: workingDays(0) });
    expect(deadline(hasty)).toEqual({ ends: undefined, usedDays: undefined, lastDay: undefined, counted: undefined });
  });
});

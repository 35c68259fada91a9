import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nationalCalendar } from '@sealtrail/calendar/testing';
import { addDays } from '../civil/day-number';
import { countedDays, limitOf } from './day-count';
import { isWorkingDay } from './working-days';

type Vectors = {
  readonly add: readonly { readonly start: string; readonly workingDays: number; readonly end: string }[];
  readonly workingDaysInYear: Readonly<Record<string, number>>;
  readonly days: readonly { readonly date: string; readonly working: boolean }[];
};

/** Computed independently from the published notices; day 0 is not counted, the limit ends with the given day. */
const kept: Vectors = {
  add: [
    { start: '2025-01-24', workingDays: 5, end: '2025-02-07' },
    { start: '2025-01-27', workingDays: 1, end: '2025-02-05' },
    { start: '2025-04-25', workingDays: 5, end: '2025-05-06' },
    { start: '2025-09-26', workingDays: 5, end: '2025-10-10' },
    { start: '2025-09-28', workingDays: 20, end: '2025-10-31' },
    { start: '2025-09-30', workingDays: 20, end: '2025-11-04' },
    { start: '2025-12-30', workingDays: 10, end: '2026-01-14' },
    { start: '2026-02-13', workingDays: 5, end: '2026-02-27' },
  ],
  workingDaysInYear: { '2024': 251, '2025': 248, '2026': 248 },
  days: [
    { date: '2025-01-26', working: true },
    { date: '2025-10-06', working: false },
    { date: '2026-01-04', working: true },
  ],
};

const published = join(__dirname, '../../../../../shared/vectors/working-days.json');
const sources: readonly (readonly [string, Vectors])[] = [
  ['kept here', kept],
  ...(existsSync(published) ? [['published', JSON.parse(readFileSync(published, 'utf8')) as Vectors] as const] : []),
];

describe.each(sources)(
  'working days by the State Council’s notices, numbers %s',
  (_, { add, workingDaysInYear, days }) => {
    it.each(add)(
      '$start + $workingDays working days ends with $end (行政许可法 art. 82)',
      ({ start, workingDays, end }) => {
        const terms = [{ days: workingDays, unit: 'workingDay' }] as const;
        const limit = limitOf({ startedOn: start, terms, pauses: [], calendar: nationalCalendar });
        expect(limit?.date).toBe(end);
        expect(limit?.provisional).toBe(false);
      },
    );

    it.each(Object.entries(workingDaysInYear))('%s has %i working days', (year, workingDays) => {
      const from = addDays(`${year}-01-01`, -1);
      const to = `${year}-12-31`;
      expect(countedDays({ from, to, unit: 'workingDay', pauses: [], calendar: nationalCalendar })).toBe(workingDays);
    });

    it.each(days)('$date is a working day: $working', ({ date, working }) => {
      expect(isWorkingDay(nationalCalendar, date)).toBe(working);
    });
  },
);

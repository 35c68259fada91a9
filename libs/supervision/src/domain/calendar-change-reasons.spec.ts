import type { CalendarEvent } from '@sealtrail/calendar/events';
import { metadataAt, type RecordedEvent } from '@sealtrail/event-sourcing';
import { calendarChangeReasonsOf } from './calendar-change-reasons';

const noticed = (standing: readonly string[]): RecordedEvent<CalendarEvent> => ({
  id: 'e1',
  stream: 'calendar-cn-national',
  revision: 7n,
  position: 9n,
  metadata: metadataAt('2026-11-04T02:00:00.000Z', {
    actor: 'key-1',
    commandId: 'c1',
    correlationId: 'c1',
    causationId: null,
    known: {},
  }),
  type: 'CalendarYearNoticed',
  data: {
    calendar: 'cn-national',
    year: 2027,
    document: '国办发明电〔2026〕12号',
    days: [{ date: '2027-01-01', working: false, reason: '元旦' }],
    standing: standing.map((date) => ({ date, working: false, reason: '国庆节' })),
    noticedAt: '2026-11-04T02:00:00.000Z',
    occurredOn: '2026-11-04',
  },
});

it('a limit that moved with the notice of a year says which days stay off though the notice does not name them', () => {
  const said = (standing: readonly string[]) => calendarChangeReasonsOf([noticed(standing)])[0]?.statement;
  expect(said([])).toMatchObject({ code: 'known.year-noticed' });
  expect(said(['2027-10-01', '2027-10-02'])).toMatchObject({
    code: 'known.year-noticed-in-part',
    parameters: { year: 2027, unnamed: ['2027-10-01', '2027-10-02'], version: '7' },
  });
});

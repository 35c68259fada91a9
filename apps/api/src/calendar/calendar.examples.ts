import type { RouteExamples } from '../examples/route-example';

const day = (date: string, reason: string) => ({ date, reason });

/** 工作日历: of the demo city; no item counts by it. */
export const calendarExamples: RouteExamples = {
  'GET /v1/calendars/{id}': { key: 'admin', parameters: { id: 'cn-national' } },
  'PUT /v1/calendars/{id}': {
    key: 'admin',
    parameters: { id: 'licheng' },
    body: { region: '370112', parent: 'jinan' },
  },
  'GET /v1/calendars/{id}/days': {
    key: 'admin',
    parameters: { id: 'cn-national', from: '2026-09-20', to: '2026-10-10' },
  },
  'GET /v1/calendars/{id}/limit': {
    key: 'admin',
    parameters: { id: 'cn-national', start: '2026-09-28', workingDays: 20 },
  },
  'PUT /v1/calendars/{id}/days/{date}': {
    key: 'admin',
    parameters: { id: 'jinan', date: '2026-08-14' },
    body: { working: false, reason: '台风停工', documentNumber: '济政办发〔2026〕8号' },
  },
  'PUT /v1/calendars/{id}/years/{year}': {
    key: 'admin',
    parameters: { id: 'jinan', year: '2027' },
    body: {
      documentNumber: '国办发明电〔2026〕12号',
      daysOff: [
        day('2027-01-01', '元旦'),
        day('2027-02-05', '除夕'),
        day('2027-02-08', '春节'),
        day('2027-02-09', '春节'),
        day('2027-04-05', '清明节'),
        day('2027-05-03', '劳动节'),
        day('2027-06-09', '端午节'),
        day('2027-09-15', '中秋节'),
        day('2027-10-01', '国庆节'),
        day('2027-10-04', '国庆节'),
        day('2027-10-05', '国庆节'),
      ],
      makeUpDays: [day('2027-01-31', '春节调休')],
    },
  },
};

import type { FrozenFact } from './stored-facts';

const at = '2026-04-30T02:00:00.000Z';
const night = { night: '2026-04-30', at: '2026-04-29T16:00:00.000Z' };
const looked = { cases: 2, cards: 1, unsettled: 0, rescheduled: 0 };
const refused = [{ applicationId: 'a2', code: 'log.damaged' }];
const rated = {
  ratingId: 'r1',
  applicationId: 'a1',
  number: '37010020260430000030O',
  item: 'i1',
  region: '370100',
  department: 'market',
  official: 'li',
  scope: 'matter',
  visit: null,
  level: 'dissatisfied',
  anonymous: false,
  late: false,
  givenOn: '2026-04-30',
  servedOn: '2026-04-30',
  toldOn: '2026-04-30',
  channelHeldByUnit: false,
};
const order = { orderId: 'o1', rated, at, on: '2026-04-30' };
const limitOn = (date: string) => ({
  days: 5,
  unit: 'workingDay',
  date,
  at: `${date}T16:00:00.000Z`,
  zone: 'Asia/Shanghai',
  calendar: 'cn-national',
  calendarVersion: '34',
  provisional: false,
});
const moved = { from: limitOn('2026-05-11'), to: limitOn('2026-05-12') };
const difference = {
  applicationId: 'a1',
  region: '370100',
  findings: [{ fact: 'CardIssued', cardId: 'c1', rule: 'case', level: 'red', department: 'market', reason: null }],
};

/** Of processes that no story leads to: nights, recalculations of many pages, published rows, what a server does at its start. */
export const factsByHand: readonly FrozenFact[] = [
  {
    type: 'DelegationGranted',
    data: {
      id: 'd1',
      delegator: 'k1',
      delegate: 'k2',
      from: '2026-05-01T00:00:00.000Z',
      until: '2026-05-08T00:00:00.000Z',
      mandate: '授〔2026〕1号',
      reason: '出差',
      grantedAt: '2026-04-30T02:00:00.000Z',
    },
  },
  { type: 'DelegationEnded', data: { id: 'd1', by: 'k1', endedAt: '2026-04-30T02:00:00.000Z' } },
  {
    type: 'EmergencyAccessOpened',
    data: {
      id: 'e1',
      key: 'k1',
      role: 'officer',
      department: 'market',
      official: null,
      application: 'a1',
      region: '370100',
      reason: '突发事件',
      until: '2026-04-30T03:00:00.000Z',
      openedAt: '2026-04-30T02:00:00.000Z',
    },
  },
  {
    type: 'EmergencyAccessReviewed',
    data: { by: 'k3', finding: 'justified', remark: '情况属实', reviewedAt: '2026-04-30T02:00:00.000Z', id: 'e1' },
  },
  { type: 'AdministratorReleased', data: { id: 'k1', releasedAt: at } },
  {
    type: 'BreachForecastMade',
    data: {
      on: '2026-04-30',
      to: '2026-05-07',
      paceFrom: '2026-04-01',
      paceTo: '2026-04-29',
      departments: 1,
      madeAt: at,
    },
  },
  {
    type: 'BreachForecastRowsMade',
    data: {
      on: '2026-04-30',
      rows: [{ region: '370100', department: 'market', open: 3, due: 2, decided: 1, breaches: 1 }],
    },
  },
  { type: 'ElectronicReceiptTaken', data: { source: 'portal', reference: 'e-1', applicationId: 'a1', takenAt: at } },
  {
    type: 'LoopLimitMoved',
    data: { ...rated, at, on: '2026-04-30', step: 'verification', countedFrom: '2026-04-30', ...moved },
  },
  { type: 'OrderLimitMoved', data: { ...order, ...moved } },
  { type: 'OrderWithdrawn', data: order },
  { type: 'PatrolStarted', data: { ...night, by: 'server-1', startedAt: at } },
  {
    type: 'PatrolAdvanced',
    data: { ...night, ...looked, cursor: 'a2', by: 'server-1', differences: [difference], refused, advancedAt: at },
  },
  { type: 'PatrolFinished', data: { ...night, ...looked, differences: 1, refused: 1, finishedAt: at } },
  {
    type: 'ReportRowsPublished',
    data: {
      region: '370100',
      period: '2026-03',
      version: 1,
      rows: [{ department: 'market', figures: { received: 1 } }],
    },
  },
  {
    type: 'SweepAdvanced',
    data: {
      calendar: 'cn-national',
      revision: '5',
      from: '2026-03-04',
      date: '2026-03-04',
      changedAt: at,
      position: '7',
      cursor: 'a2',
      cases: 2,
      refused,
    },
  },
];

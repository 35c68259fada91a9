import { applications, approvals, proofReviews, receiptsToConfirm, unfiledFiles } from '@sealtrail/applications';
import { calendars } from '@sealtrail/calendar';
import { catalogReport, departments, items, officials } from '@sealtrail/catalog';
import { chargedCards, efficiency, efficiencyDays, openCases, openOverdue, publications } from '@sealtrail/efficiency';
import type { AnyProjection, Condition, Query } from '@sealtrail/event-sourcing';
import { notices } from '@sealtrail/notices';
import { ratingIndicators, ratings, rectificationOrders } from '@sealtrail/ratings';
import { cards, interviews, spotCheckCases, spotChecks, supervisedCases } from '@sealtrail/supervision';

/** A list query of the product, and what serves it. */
export type ProductQuery = {
  readonly asks: string;
  readonly projection: AnyProjection;
  readonly query: Query;
  /** The index that serves it, without included fields: any of these, if two are equally good and the server decides. */
  readonly indexes: readonly string[];
  /** The first of them returns the documents in order, so that the cost of a page depends on its length only. */
  readonly inOrder: boolean;
};

const equals = (field: string, value: string | boolean | null = 'x'): Condition => ({ op: 'equals', field, value });
const prefix = (field: string): Condition => ({ op: 'prefix', field, value: '2301' });
const contains = (field: string): Condition => ({ op: 'contains', field, value: 'x' });
const from = (field: string): Condition => ({ op: 'from', field, value: '2026-01' });
const to = (field: string): Condition => ({ op: 'to', field, value: '2026-12' });
const inForce: readonly Condition[] = [
  to('effectiveFrom'),
  { op: 'any', of: [equals('effectiveUntil', null), { op: 'from', field: 'effectiveUntil', value: '2026-03-02~' }] },
];

type Row = readonly [asks: string, where: readonly Condition[], indexes: string, inOrder?: 'in order'];

const of = (
  projection: AnyProjection,
  order: Pick<Query, 'orderBy' | 'descending'>,
  rows: readonly Row[],
): readonly ProductQuery[] =>
  rows.map(([asks, where, indexes, inOrder]) => ({
    asks: `${projection.name}: ${asks}`,
    projection,
    query: { where, limit: 50, ...order },
    indexes: indexes.split(' or '),
    inOrder: inOrder !== undefined,
  }));

const latest = (orderBy: string) => ({ orderBy, descending: true });

/** Every list and count of the product, as its handlers build them. */
export const productQueries: readonly ProductQuery[] = [
  ...of(applications, latest('receivedAt'), [
    ['all', [], 'receivedAt', 'in order'],
    ['by status', [equals('status')], 'status+receivedAt', 'in order'],
    ['of an item', [equals('item')], 'item+receivedAt', 'in order'],
    ['that a department may see', [contains('departments')], 'departments+receivedAt', 'in order'],
    [
      'by status, that a department may see',
      [contains('departments'), equals('status')],
      'departments+receivedAt or status+receivedAt',
      'in order',
    ],
    ['that a source filed', [equals('filedBy')], 'filedBy+receivedAt', 'in order'],
    ['of a region', [prefix('region')], 'receivedAt or region+receivedAt', 'in order'],
    ['received on some days', [from('receivedAt'), to('receivedAt')], 'receivedAt', 'in order'],
    ['that wait for somebody', [contains('marks')], 'marks+receivedAt', 'in order'],
    ['withdrawn in one way', [equals('withdrawal')], 'withdrawal+receivedAt', 'in order'],
    ['by number', [equals('number')], 'number'],
    ['of the same person, item and day', [equals('sameFiling')], 'sameFiling'],
    ['by external number', [equals('externalNo')], 'externalNo'],
  ]),
  ...['promised.date', 'statutory.date', 'closedOn'].flatMap((day) =>
    of(applications, { orderBy: day }, [
      ['all', [from(day)], day, 'in order'],
      ['on some days', [from(day), to(day)], day, 'in order'],
      ['that a department may see', [contains('departments'), from(day)], `departments+${day}`, 'in order'],
      ['of a region', [prefix('region'), from(day)], `${day} or region+receivedAt`, 'in order'],
      ['that a source filed', [equals('filedBy'), from(day)], `${day} or filedBy+receivedAt`, 'in order'],
      ['by status', [equals('status'), from(day)], `${day} or status+receivedAt`, 'in order'],
      ['of an item', [equals('item'), from(day)], `${day} or item+receivedAt`, 'in order'],
    ]),
  ),
  ...['due.promised', 'due.statutory'].flatMap((due) =>
    of(applications, { orderBy: `${due}.date` }, [
      ['due', [from(`${due}.date`), to(`${due}.date`)], `${due}.date`, 'in order'],
      ['overdue', [to(`${due}.date`), to(`${due}.at`)], `${due}.date`, 'in order'],
      [
        'overdue, that a department may see',
        [contains('departments'), to(`${due}.date`), contains('due.departments')],
        `due.departments+${due}.date`,
        'in order',
      ],
      ['overdue, of a region', [prefix('region'), to(`${due}.date`)], `${due}.date`, 'in order'],
    ]),
  ),
  ...of(applications, {}, [
    ['filed under a source', [equals('source')], 'source', 'in order'],
    ['with a file', [contains('files')], 'files', 'in order'],
    ['with a file, that a department may see', [contains('files'), contains('departments')], 'files', 'in order'],
  ]),
  ...of(approvals, latest('toldAt'), [
    ['all', [], 'toldAt', 'in order'],
    ['that a department may see', [contains('departments')], 'departments+toldAt', 'in order'],
    ['of approvers of a department', [equals('department')], 'department+toldAt', 'in order'],
    ['of an approver', [equals('official')], 'official+toldAt', 'in order'],
    ['by what the approver says', [equals('standing')], 'standing+toldAt', 'in order'],
    ['of a region', [prefix('region')], 'toldAt or region+toldAt', 'in order'],
    ['of a case', [equals('applicationId')], 'applicationId'],
  ]),
  ...of(notices, { orderBy: 'dueAt' }, [
    ['that are to be told', [to('dueAt')], 'dueAt', 'in order'],
    ['to be told, that a department may see', [contains('departments'), to('dueAt')], 'departments+dueAt', 'in order'],
    ['that are to be told, of a region', [prefix('region'), to('dueAt')], 'dueAt', 'in order'],
  ]),
  ...of(notices, latest('queuedAt'), [
    ['all', [], 'queuedAt', 'in order'],
    ['that a department may see', [contains('departments')], 'departments+queuedAt', 'in order'],
    ['of cards of a department', [equals('department')], 'department+queuedAt', 'in order'],
    ['of an official', [equals('official')], 'official+queuedAt', 'in order'],
    ['by what became of them', [equals('status')], 'status+queuedAt', 'in order'],
    ['of one occasion', [equals('occasion')], 'occasion+queuedAt', 'in order'],
    ['of a region', [prefix('region')], 'queuedAt or region+queuedAt', 'in order'],
    ['of a card', [equals('cardId')], 'cardId'],
  ]),
  ...of(proofReviews, latest('toldAt'), [
    ['all', [], 'toldAt', 'in order'],
    ['that wait for a reviewer', [equals('standing')], 'standing+toldAt', 'in order'],
    ['of acts of a department', [equals('department')], 'department+toldAt', 'in order'],
    ['of a region', [prefix('region')], 'toldAt or region+toldAt', 'in order'],
    ['of a case', [equals('applicationId')], 'applicationId'],
  ]),
  ...of(receiptsToConfirm, latest('toldAt'), [
    ['all', [], 'toldAt', 'in order'],
    ['that wait for the department', [equals('standing')], 'standing+toldAt', 'in order'],
    ['that a department may see', [contains('departments')], 'departments+toldAt', 'in order'],
    ['of a department', [equals('department')], 'department+toldAt', 'in order'],
    ['of an item', [equals('item')], 'item+toldAt', 'in order'],
    ['of a region', [prefix('region')], 'toldAt or region+toldAt', 'in order'],
    ['of a case', [equals('applicationId')], 'applicationId'],
  ]),
  ...of(unfiledFiles, {}, [['that wait for a key to file them', [contains('waitingFor')], 'waitingFor', 'in order']]),
  ...of(unfiledFiles, { orderBy: 'waitsSince' }, [
    ['that wait since before a day', [from('waitsSince'), to('waitsSince')], 'waitsSince', 'in order'],
  ]),
  ...of(cards, latest('issuedAt'), [
    ['all', [], 'issuedAt', 'in order'],
    ['of a month', [equals('month')], 'month+issuedAt', 'in order'],
    ['of a charged department', [equals('department')], 'department+issuedAt', 'in order'],
    ['that a department may see', [contains('departments')], 'departments+issuedAt', 'in order'],
    ['of a case', [equals('applicationId')], 'applicationId'],
    ['revoked on whose word', [equals('revocation.ground')], 'revocation.ground+issuedAt', 'in order'],
    ['of a charged official', [equals('official')], 'official+issuedAt', 'in order'],
    ['by status', [equals('status')], 'status+issuedAt', 'in order'],
    ['of a region', [prefix('region')], 'issuedAt or region+issuedAt', 'in order'],
    ['by stage', [equals('stage')], 'stage+issuedAt', 'in order'],
    ['that wait for their answer', [equals('feedback.state')], 'feedback.state+issuedAt', 'in order'],
    ['of which an appeal is to be decided', [equals('appeal.state')], 'appeal.state+issuedAt', 'in order'],
    ['issued on some days', [from('issuedOn'), to('issuedOn')], 'issuedAt or issuedOn', 'in order'],
    ['of a subject', [equals('subject.kind'), equals('subject.id')], 'subject.id'],
  ]),
  ...of(cards, latest('breachedOn'), [
    ['all', [], 'breachedOn', 'in order'],
    ['that a department may see', [contains('departments')], 'departments+breachedOn', 'in order'],
    ['that fell on some days', [from('breachedOn'), to('breachedOn')], 'breachedOn', 'in order'],
  ]),
  ...of(departments, { orderBy: 'code' }, [
    ['all', [], 'code', 'in order'],
    ['of a region', [prefix('region')], 'code or region+code', 'in order'],
    ['below another', [equals('parent')], 'parent+code', 'in order'],
  ]),
  ...of(departments, {}, [['by code', [equals('code')], 'code', 'in order']]),
  ...of(officials, { orderBy: 'id' }, [['of a department', [equals('department')], 'department+id', 'in order']]),
  ...of(officials, {}, [['whether there is one of an id', [equals('id')], 'id', 'in order']]),
  ...of(items, { orderBy: 'code' }, [
    ['in force', inForce, 'code', 'in order'],
    ['by their codes', [{ op: 'in', field: 'code', value: ['x', 'y'] }], 'code', 'in order'],
    ['in force, of a department', [...inForce, equals('department')], 'department+code', 'in order'],
    ['in force, of a region', [...inForce, prefix('region')], 'code or region+code', 'in order'],
    ['in force, of a kind', [...inForce, equals('kind')], 'kind+code', 'in order'],
    ['in force, by form of handling', [...inForce, equals('handlingForm')], 'handlingForm+code', 'in order'],
  ]),
  ...of(items, latest('version'), [['versions of one', [equals('code')], 'code']]),
  ...of(catalogReport, {}, [
    ['of a department', [equals('department')], 'department', 'in order'],
    ['of a region', [prefix('region')], 'region'],
  ]),
  ...of(efficiency, { orderBy: 'key' }, [
    ['of a month', [equals('dimension'), equals('month')], 'dimension+month+key', 'in order'],
    [
      'of some months',
      [equals('dimension'), from('month'), to('month')],
      'dimension+key or dimension+month+key',
      'in order',
    ],
  ]),
  ...of(efficiency, { orderBy: 'region' }, [
    ['of a month, by region', [equals('dimension'), equals('month')], 'dimension+month+region', 'in order'],
  ]),
  ...of(chargedCards, {}, [
    ['of some months', [from('lastMonth'), to('firstMonth')], 'lastMonth'],
    [
      'of some months and a region',
      [prefix('region'), from('lastMonth'), to('firstMonth')],
      'region+lastMonth or lastMonth',
    ],
    [
      'of some months and a department',
      [contains('departments'), from('lastMonth'), to('firstMonth')],
      'departments+lastMonth',
    ],
  ]),
  ...of(openCases, {}, [
    ['of a region', [prefix('region')], 'region'],
    ['held by a department', [contains('departments')], 'departments', 'in order'],
  ]),
  ...of(efficiencyDays, { orderBy: 'key' }, [
    ['of a day', [equals('dimension'), equals('day')], 'dimension+day+key', 'in order'],
  ]),
  ...of(efficiencyDays, {}, [
    ['of some days', [equals('dimension'), from('day'), to('day')], 'dimension+day+key or dimension+day+region'],
  ]),
  ...of(efficiencyDays, { orderBy: 'region' }, [
    ['of a day, by region', [equals('dimension'), equals('day')], 'dimension+day+region', 'in order'],
  ]),
  ...of(publications, latest('publishedAt'), [
    ['all', [], 'publishedAt', 'in order'],
    ['that a department may see', [contains('departments')], 'departments+publishedAt', 'in order'],
    ['of a region', [prefix('region')], 'publishedAt or region+publishedAt', 'in order'],
  ]),
  ...of(openOverdue, { orderBy: 'key' }, [
    ['overdue cases', [equals('dimension')], 'dimension+key or dimension+region', 'in order'],
  ]),
  ...of(openOverdue, { orderBy: 'region' }, [
    ['overdue cases, by region', [equals('dimension')], 'dimension+region', 'in order'],
  ]),
  ...of(ratings, latest('givenAt'), [
    ['all', [], 'givenAt', 'in order'],
    ['of a department', [equals('department')], 'department+givenAt', 'in order'],
    ['that a department may see', [contains('departments')], 'departments+givenAt', 'in order'],
    ['of an official', [equals('official')], 'official+givenAt', 'in order'],
    ['of an item', [equals('item')], 'item+givenAt', 'in order'],
    ['of a month', [equals('month')], 'month+givenAt', 'in order'],
    ['by level', [equals('level')], 'level+givenAt', 'in order'],
    ['of which a step is overdue', [equals('overdue', true)], 'overdue+givenAt', 'in order'],
    ['by the state of their loops', [equals('loopState')], 'loopState+givenAt', 'in order'],
    ['of a region', [prefix('region')], 'givenAt or region+givenAt', 'in order'],
    ['given on some days', [from('givenOn'), to('givenOn')], 'givenAt or givenOn', 'in order'],
    ['of a case', [equals('applicationId')], 'applicationId'],
  ]),
  ...of(ratings, latest('servedOn'), [
    ['about some days', [from('servedOn'), to('servedOn')], 'servedOn', 'in order'],
    ['that a department may see', [contains('departments')], 'departments+servedOn', 'in order'],
  ]),
  ...['orderedOn', 'dueOn'].flatMap((day) =>
    of(rectificationOrders, latest(day), [
      ['all', [], day, 'in order'],
      ['that a department may see', [contains('departments')], `departments+${day}`, 'in order'],
      ['of a department', [equals('department')], `department+${day}`, 'in order'],
      ['by state', [equals('state')], `state+${day}`, 'in order'],
      ['of a kind', [equals('kind')], `kind+${day}`, 'in order'],
      ['that are overdue', [equals('overdue', true)], `overdue+${day}`, 'in order'],
      ['of a region', [prefix('region')], `${day} or region+${day}`, 'in order'],
    ]),
  ),
  ...of(ratingIndicators, { orderBy: 'month' }, [['of some months', [from('month'), to('month')], 'month+department']]),
  ...of(calendars, { orderBy: 'id' }, [
    ['all', [], 'id', 'in order'],
    ['of a region', [prefix('region')], 'id or region+id', 'in order'],
    ['below another', [equals('parent')], 'parent+id', 'in order'],
    ['that have their days of some', [{ op: 'in', field: 'parent', value: ['x', 'y'] }], 'parent+id'],
  ]),
  ...of(interviews, latest('dueAt'), [
    ['all', [], 'dueAt', 'in order'],
    ['that a department may see', [contains('departments')], 'departments+dueAt', 'in order'],
    ['of a department', [equals('department')], 'department+dueAt', 'in order'],
    ['of an official', [equals('official')], 'official+dueAt', 'in order'],
    ['by state', [equals('status')], 'status+dueAt', 'in order'],
    ['of a region', [prefix('region')], 'dueAt or region+dueAt', 'in order'],
    ['of a period', [equals('period')], 'period+dueAt', 'in order'],
  ]),
  ...of(spotChecks, latest('drawnAt'), [
    ['all', [], 'drawnAt', 'in order'],
    ['that a department may see', [contains('departments')], 'departments+drawnAt', 'in order'],
    ['of a region', [prefix('region')], 'drawnAt or region+drawnAt', 'in order'],
  ]),
  ...of(spotCheckCases, { orderBy: 'place' }, [['of a check', [equals('check')], 'check+place', 'in order']]),
  ...of(supervisedCases, {}, [
    [
      'that a change of the calendar touches',
      [{ op: 'in', field: 'calendar', value: ['x', 'y'] }, from('until'), to('startedOn')],
      'calendar+until',
    ],
    ['of a region, open within a period', [prefix('region'), from('until'), to('startedOn')], 'region+until'],
  ]),
];

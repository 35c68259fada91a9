import { written } from '@sealtrail/event-sourcing';
import type { ApplicationCommand } from '../domain/application-commands';
import { factBounds } from '../domain/fact-counts';
import {
  accept,
  actTimes,
  documentOf,
  endSuspension,
  officialAct,
  paperMaterial,
  requestCorrection,
  startSuspension,
  submit,
} from './commands';
import { at, jointItem, promisedItem, workingDays } from './decision-context';

/** A joint item with a list of materials. */
export const fullItem = { ...jointItem, materials: promisedItem.materials };

/** Consecutive minutes of one day, as instants. */
const minute = (n: number): string =>
  at('2026-03-02', `${String(9 + Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`);

const times = <T>(length: number, one: (n: number) => T): readonly T[] => Array.from({ length }, (_, n) => one(n));

const reason = written('again');
const fire = (instant: string) => ({ department: 'fire', officer: 'fire-handler', document: documentOf(instant) });

export const addMaterial = (code: string, instant: string): ApplicationCommand => ({
  type: 'AddMaterial',
  data: { ...actTimes(instant), department: null, officer: null, material: paperMaterial(code) },
});

export const visit = (instant: string): ApplicationCommand => ({
  type: 'RecordVisit',
  data: { ...actTimes(instant), department: null, officer: null, purpose: null },
});

export const onTheSpot = (instant: string): ApplicationCommand => ({
  type: 'CorrectOnTheSpot',
  data: { ...officialAct(instant), what: reason },
});

export const assign = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'AssignHandler',
  data: { ...actTimes(instant), department: 'planning', officer: 'li', branch: null, official: 'wang', ...change },
});

export const prolong = (
  instant: string,
  suspension: number,
  days: number,
  change: object = {},
): ApplicationCommand => ({
  type: 'ProlongSuspension',
  data: {
    ...officialAct(instant),
    suspension,
    expected: workingDays(days),
    reason,
    document: documentOf(instant),
    ...change,
  },
});

/** As many as one department may report, one after the other, each prolonged twice; their numbers start after `after`. */
const suspensions = (after: number, by: object = {}): readonly ApplicationCommand[] =>
  times(factBounds.suspensions.ofDepartment, (n) => {
    const [number, from] = [after + n + 1, minute(70 + after + n)];
    return [
      startSuspension(from, by),
      prolong(from, number, 6, by),
      prolong(from, number, 7, by),
      endSuspension(minute(71 + after + n), { ...by, suspension: number }),
    ];
  }).flat();

/** A case with the maximum of every kind, per department or in total. */
export const fullCase: readonly ApplicationCommand[] = [
  submit(minute(0), { materials: [paperMaterial('form'), paperMaterial('plan')] }),
  ...times(factBounds['corrections-on-the-spot'].inCase, (n) => onTheSpot(minute(n))),
  accept(minute(60)),
  ...times(factBounds.materials.inCase, () => addMaterial('photo', minute(61))),
  ...times(factBounds.visits.inCase, () => visit(minute(62))),
  ...times(factBounds.notices.ofDepartment, () => requestCorrection(['photo'], minute(63))),
  ...times(factBounds.notices.ofDepartment, () => requestCorrection(['photo'], minute(63), fire(minute(63)))),
  ...times(factBounds.assignments.ofDepartment, () => assign(minute(64))),
  ...suspensions(0),
];

/** The same, and as much again of another department where each has half. */
export const fullCaseOfAll: readonly ApplicationCommand[] = [
  ...fullCase,
  ...suspensions(factBounds.suspensions.ofDepartment, { branch: 'fire', department: 'fire', officer: 'fire-handler' }),
  ...times(factBounds.assignments.ofDepartment, () => assign(minute(180), { branch: 'fire', department: 'fire' })),
];

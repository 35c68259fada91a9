import { written } from '@sealtrail/event-sourcing';
import type { ApplicationCommand } from '../domain/application-commands';
import { factBounds } from '../domain/fact-counts';
import { accept, act, askFor, documentOf, paper, resume, submit, suspend, when } from './acts';
import { at, jointItem, promisedItem, workingDays } from './known';

/** A joint item with a list of materials. */
export const fullItem = { ...jointItem, materials: promisedItem.materials };

/** Minutes of one day, as instants that go on. */
const minute = (n: number): string =>
  at('2026-03-02', `${String(9 + Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`);

const times = <T>(length: number, one: (n: number) => T): readonly T[] => Array.from({ length }, (_, n) => one(n));

const reason = written('again');
const fire = (instant: string) => ({ department: 'fire', officer: 'fire-handler', document: documentOf(instant) });

export const addMaterial = (code: string, instant: string): ApplicationCommand => ({
  type: 'AddMaterial',
  data: { ...when(instant), department: null, officer: null, material: paper(code) },
});

export const visit = (instant: string): ApplicationCommand => ({
  type: 'RecordVisit',
  data: { ...when(instant), department: null, officer: null, purpose: null },
});

export const onTheSpot = (instant: string): ApplicationCommand => ({
  type: 'CorrectOnTheSpot',
  data: { ...act(instant), what: reason },
});

export const assign = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'AssignHandler',
  data: { ...when(instant), department: 'planning', officer: 'li', branch: null, official: 'wang', ...change },
});

export const prolong = (
  instant: string,
  suspension: number,
  days: number,
  change: object = {},
): ApplicationCommand => ({
  type: 'ProlongSuspension',
  data: { ...act(instant), suspension, expected: workingDays(days), reason, document: documentOf(instant), ...change },
});

/** As many as one department may tell, one after the other, each prolonged twice; the numbers begin behind `after`. */
const suspensions = (after: number, by: object = {}): readonly ApplicationCommand[] =>
  times(factBounds.suspensions.ofDepartment, (n) => {
    const [number, from] = [after + n + 1, minute(70 + after + n)];
    return [
      suspend(from, by),
      prolong(from, number, 6, by),
      prolong(from, number, 7, by),
      resume(minute(71 + after + n), { ...by, suspension: number }),
    ];
  }).flat();

/** A case that holds of everything as much as one department, or everybody, may tell. */
export const fullCase: readonly ApplicationCommand[] = [
  submit(minute(0), { materials: [paper('form'), paper('plan')] }),
  ...times(factBounds['corrections-on-the-spot'].inCase, (n) => onTheSpot(minute(n))),
  accept(minute(60)),
  ...times(factBounds.materials.inCase, () => addMaterial('photo', minute(61))),
  ...times(factBounds.visits.inCase, () => visit(minute(62))),
  ...times(factBounds.notices.ofDepartment, () => askFor(['photo'], minute(63))),
  ...times(factBounds.notices.ofDepartment, () => askFor(['photo'], minute(63), fire(minute(63)))),
  ...times(factBounds.assignments.ofDepartment, () => assign(minute(64))),
  ...suspensions(0),
];

/** The same, and as much of another department again where each may tell half. */
export const fullCaseOfAll: readonly ApplicationCommand[] = [
  ...fullCase,
  ...suspensions(factBounds.suspensions.ofDepartment, { branch: 'fire', department: 'fire', officer: 'fire-handler' }),
  ...times(factBounds.assignments.ofDepartment, () => assign(minute(180), { branch: 'fire', department: 'fire' })),
];

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

export const assign = (instant: string): ApplicationCommand => ({
  type: 'AssignHandler',
  data: { ...when(instant), department: 'planning', officer: 'li', branch: null, official: 'wang' },
});

export const prolong = (instant: string, suspension: number, days: number): ApplicationCommand => ({
  type: 'ProlongSuspension',
  data: { ...act(instant), suspension, expected: workingDays(days), reason, document: documentOf(instant) },
});

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
  ...times(factBounds.suspensions.ofDepartment, (n) => [
    suspend(minute(70 + n)),
    prolong(minute(70 + n), n + 1, 6),
    prolong(minute(70 + n), n + 1, 7),
    resume(minute(71 + n), { suspension: n + 1 }),
  ]).flat(),
];

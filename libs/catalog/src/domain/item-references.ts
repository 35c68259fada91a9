import type { FieldFault } from '@sealtrail/event-sourcing';
import { fault } from '../rejections';
import type { Department } from './department';
import type { ItemTerms } from './item-events';

/** What an item names that lives elsewhere. */
export type ItemKnown = {
  /** Every department the terms name, as it is now. */
  readonly departments: ReadonlyMap<string, Department>;
  readonly calendarExists: boolean;
};

/** Departments whose state a rule about these terms needs. */
export const departmentsOf = ({
  department,
  stages,
  firstCheckBy,
}: Pick<ItemTerms, 'department' | 'stages' | 'firstCheckBy'>): readonly string[] => [
  ...new Set([
    department,
    ...stages.flatMap(({ branches }) => branches.map((branch) => branch.department)),
    ...firstCheckBy.map((window) => window.department),
  ]),
];

/** Everything the terms name that is not there: departments, their handlers, the calendar. */
export function referenceFaults(terms: ItemTerms, { departments, calendarExists }: ItemKnown): readonly FieldFault[] {
  const part = (department: string, handler: string | null, pointer: string): readonly FieldFault[] => {
    const state = departments.get(department);
    if (state === undefined || state.status === 'unknown') {
      return [fault(`${pointer}/department`, 'item.department-unknown', { department })];
    }
    if (handler === null || state.officials.has(handler)) return [];
    return [fault(`${pointer}/handler`, 'item.handler-unknown', { handler, department })];
  };
  const calendar = calendarExists ? [] : [fault('/calendar', 'item.calendar-unknown', { calendar: terms.calendar })];
  return [
    ...part(terms.department, terms.handler, ''),
    ...terms.stages.flatMap(({ branches }, stage) =>
      branches.flatMap(({ department, handler }, index) =>
        part(department, handler, `/stages/${stage}/branches/${index}`),
      ),
    ),
    ...terms.firstCheckBy.flatMap(({ department }, index) => part(department, null, `/firstCheckBy/${index}`)),
    ...calendar,
  ];
}

import type { Department } from './department';
import type { ItemTerms } from './item-events';
import { type Fault, fault } from './refusal';

/** What an item names that lives elsewhere. */
export type ItemKnown = {
  /** Every department the terms name, as it is now. */
  readonly departments: ReadonlyMap<string, Department>;
  readonly calendarExists: boolean;
};

/** Departments whose state a rule about these terms needs. */
export const departmentsOf = ({ department, stages }: Pick<ItemTerms, 'department' | 'stages'>): readonly string[] => [
  ...new Set([department, ...stages.flatMap(({ branches }) => branches.map((branch) => branch.department))]),
];

/** Everything the terms name that is not there: departments, their handlers, the calendar. */
export function referenceFaults(terms: ItemTerms, { departments, calendarExists }: ItemKnown): readonly Fault[] {
  const part = (department: string, handler: string | null, pointer: string): readonly Fault[] => {
    const state = departments.get(department);
    if (state === undefined || state.status === 'unknown') {
      const detail = `There is no department "${department}".`;
      return [fault('item.department-unknown', `${pointer}/department`, detail)];
    }
    if (handler === null || state.officials.has(handler)) return [];
    const detail = `"${handler}" is no official of "${department}".`;
    return [fault('item.handler-unknown', `${pointer}/handler`, detail)];
  };
  const calendar = calendarExists
    ? []
    : [fault('item.calendar-unknown', '/calendar', `There is no calendar "${terms.calendar}".`)];
  return [
    ...part(terms.department, terms.handler, ''),
    ...terms.stages.flatMap(({ branches }, stage) =>
      branches.flatMap(({ department, handler }, index) =>
        part(department, handler, `/stages/${stage}/branches/${index}`),
      ),
    ),
    ...calendar,
  ];
}

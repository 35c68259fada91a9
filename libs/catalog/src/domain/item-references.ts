import { type FieldFault, regionContains } from '@sealtrail/event-sourcing';
import { fault } from '../rejections';
import type { Department } from './department';
import type { ItemTerms } from './item-events';

/** Data of other streams that an item refers to. */
export type ItemDecisionContext = {
  /** The current state of the departments that the terms name. */
  readonly departments: ReadonlyMap<string, Department>;
  /** The calendar that the terms name; `region` is `null` where it is not defined. `null`: it does not exist. */
  readonly calendar: { readonly region: string | null } | null;
};

/** Departments whose state the rules about these terms need. */
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

/** Departments, handlers and calendars that the terms name and that do not exist. */
export function referenceFaults(terms: ItemTerms, known: ItemDecisionContext): readonly FieldFault[] {
  const { departments } = known;
  const part = (department: string, handler: string | null, pointer: string): readonly FieldFault[] => {
    const state = departments.get(department);
    if (state === undefined || state.status === 'unknown') {
      return [fault(`${pointer}/department`, 'item.department-unknown', { department })];
    }
    if (handler === null || state.officials.has(handler)) return [];
    return [fault(`${pointer}/handler`, 'item.handler-unknown', { handler, department })];
  };
  return [
    ...part(terms.department, terms.handler, ''),
    ...terms.stages.flatMap(({ branches }, stage) =>
      branches.flatMap(({ department, handler }, index) =>
        part(department, handler, `/stages/${stage}/branches/${index}`),
      ),
    ),
    ...terms.firstCheckBy.flatMap(({ department }, index) => part(department, null, `/firstCheckBy/${index}`)),
    ...calendarFaults(terms, known),
  ];
}

/** A calendar serves the departments of its region. */
function calendarFaults(
  { calendar: id, department }: Pick<ItemTerms, 'calendar' | 'department'>,
  { departments, calendar }: ItemDecisionContext,
): readonly FieldFault[] {
  if (calendar === null) return [fault('/calendar', 'item.calendar-unknown', { calendar: id })];
  const office = departments.get(department);
  if (calendar.region === null || office === undefined || office.status === 'unknown') return [];
  if (regionContains(calendar.region, office.region)) return [];
  return [fault('/calendar', 'item.calendar-elsewhere', { calendar: id, region: calendar.region })];
}

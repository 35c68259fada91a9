import { isInScope, type Rejection, type Scope } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import type { Case } from './application';
import type { ApplicationEvent, ApplicationSubmitted } from './application-events';
import { departmentsOfCase } from './departments-of-case';

/** Departments whose head has approved an act of the case: they may see the case and deny the approval. */
const approving = (events: readonly ApplicationEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'ApplicationExtended' ? [event.data.approverDepartment] : []));

/** The receipt that a case begins with; `null`: there is no such case. */
export function submittedOf(events: readonly ApplicationEvent[]): ApplicationSubmitted['data'] | null {
  const first = events[0];
  return first?.type === 'ApplicationSubmitted' ? first.data : null;
}

/** The same answer for a missing case and for one outside the caller's scope. */
export const noSuchCase = (): Rejection => reject('application.not-found');

/** Whether a case in its current state is visible to a caller. */
export const maySee = (scope: Scope, state: Case): boolean =>
  isInScope(scope, {
    departments: [...departmentsOfCase(state), ...Object.values(state.approvals).map(({ department }) => department)],
    region: state.region,
    filedBy: state.filedBy,
  });

/** @throws {Rejection} `application.not-found`: there is no such case, or the caller may not see it */
export function mustSee(scope: Scope, events: readonly ApplicationEvent[]): ApplicationSubmitted['data'] {
  const submitted = submittedOf(events);
  if (submitted !== null) {
    const { region, filedBy } = submitted;
    const departments = [...departmentsOfCase(submitted), ...approving(events)];
    if (isInScope(scope, { departments, region, filedBy })) return submitted;
  }
  throw noSuchCase();
}

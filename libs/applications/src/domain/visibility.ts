import { isInScope, type Rejection, type Scope } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import type { Case } from './application';
import type { ApplicationEvent, ApplicationSubmitted } from './application-events';
import { departmentsOfCase } from './departments-of-case';

/** Departments whose head has approved something of the case: it is theirs to see, and to disown. */
const approving = (events: readonly ApplicationEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'ApplicationExtended' ? [event.data.approverDepartment] : []));

/** The receipt that a case begins with; `null`: there is no such case. */
export function submittedOf(events: readonly ApplicationEvent[]): ApplicationSubmitted['data'] | null {
  const first = events[0];
  return first?.type === 'ApplicationSubmitted' ? first.data : null;
}

/** What a caller is told of a case that is not there, and of one that is not theirs to see. */
export const noSuchCase = (): Rejection => reject('application.not-found');

/** Whether a case as it stands is there for a caller. */
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

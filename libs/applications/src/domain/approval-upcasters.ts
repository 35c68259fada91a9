import type { Event, JsonObject } from '@sealtrail/event-sourcing';

/** Adds the form of approval to an older act with an approver: only its paper is known. */
export const withApproval =
  (type: 'ApplicationTerminated' | 'DecisionMade') =>
  (data: JsonObject): Event => ({ type, data: { approval: 'onPaper', ...data } });

/** Adds the approver's department to an older extension: only the item's department is known. */
export const withApprover = (data: JsonObject): Event => ({
  type: 'ApplicationExtended',
  data: { approval: 'onPaper', approverDepartment: data['department'] ?? null, ...data },
});

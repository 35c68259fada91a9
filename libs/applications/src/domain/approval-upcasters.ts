import type { Event, JsonObject } from '@sealtrail/event-sourcing';

/** An act with an approver, as it reads since its fact says how it was approved: before, all that is known is its paper. */
export const withApproval =
  (type: 'ApplicationTerminated' | 'DecisionMade') =>
  (data: JsonObject): Event => ({ type, data: { approval: 'onPaper', ...data } });

/** An extension, with where the approver sat: before, the department of the item is all that is known. */
export const withApprover = (data: JsonObject): Event => ({
  type: 'ApplicationExtended',
  data: { approval: 'onPaper', approverDepartment: data['department'] ?? null, ...data },
});

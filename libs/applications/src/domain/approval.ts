import { reject } from '../rejections';
import type { Application, Approval, Case } from './application';
import type { DecideHandlers } from './decide-handlers';
import type { ConfirmApproval, DisownApproval } from './decision-commands';
import { caseFactOf, existingCase } from './preconditions';

/**
 * 审批: the named approver of an act may confirm or deny it, once, with a key of their own. Denying revokes nothing: the act stands, and the
 * cards that it prevented are triggered and need confirmation.
 */
export const approvalHandlers: DecideHandlers<'ConfirmApproval' | 'DisownApproval'> = {
  ConfirmApproval: (command, state, context) => {
    const { found, standing } = ofApprover(state, command);
    if (standing === 'disowned') throw reject('application.approval-answered', { standing });
    if (standing === 'confirmed') return [];
    return [{ type: 'ApprovalConfirmed', data: { ...caseFactOf(found, context, command), act: command.act } }];
  },

  DisownApproval: (command, state, context) => {
    const { found, standing } = ofApprover(state, command);
    if (standing === 'confirmed') throw reject('application.approval-answered', { standing });
    if (standing === 'disowned') return [];
    const { act, reason } = command;
    return [{ type: 'ApprovalDisowned', data: { ...caseFactOf(found, context, command), act, reason } }];
  },
};

/** @throws {Rejection} `application.approval-not-found`, `application.not-the-approver` */
function ofApprover(
  state: Application,
  { act, department, officer }: (ConfirmApproval | DisownApproval)['data'],
): Pick<Approval, 'standing'> & { readonly found: Case } {
  const found = existingCase(state);
  const told = found.approvals[act];
  if (told === undefined)
    throw reject('application.approval-not-found', { act, approved: Object.keys(found.approvals) });
  if (told.department !== department || told.official !== officer)
    throw reject('application.not-the-approver', { act });
  return { found, standing: told.standing };
}

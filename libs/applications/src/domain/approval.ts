import { reject } from '../rejections';
import { factOf, known } from './acts';
import type { Application, Approval, Case } from './application';
import type { Rows } from './application-rows';
import type { ConfirmApproval, DisownApproval } from './decision-commands';

/**
 * 审批: whoever is named as having approved an act may say so, or disown it, once, with a key of their own. Disowning takes
 * nothing back: the act stands, and what it prevented falls as a card that waits for a person.
 */
export const approval: Rows<'ConfirmApproval' | 'DisownApproval'> = {
  ConfirmApproval: (command, state, facts) => {
    const { found, standing } = ofApprover(state, command);
    if (standing === 'disowned') throw reject('application.approval-answered', { standing });
    if (standing === 'confirmed') return [];
    return [{ type: 'ApprovalConfirmed', data: { ...factOf(found, facts, command), act: command.act } }];
  },

  DisownApproval: (command, state, facts) => {
    const { found, standing } = ofApprover(state, command);
    if (standing === 'confirmed') throw reject('application.approval-answered', { standing });
    if (standing === 'disowned') return [];
    const { act, reason } = command;
    return [{ type: 'ApprovalDisowned', data: { ...factOf(found, facts, command), act, reason } }];
  },
};

/** @throws {Rejection} `application.approval-not-found`, `application.not-the-approver` */
function ofApprover(
  state: Application,
  { act, department, officer }: (ConfirmApproval | DisownApproval)['data'],
): Pick<Approval, 'standing'> & { readonly found: Case } {
  const found = known(state);
  const told = found.approvals[act];
  if (told === undefined)
    throw reject('application.approval-not-found', { act, approved: Object.keys(found.approvals) });
  if (told.department !== department || told.official !== officer)
    throw reject('application.not-the-approver', { act });
  return { found, standing: told.standing };
}

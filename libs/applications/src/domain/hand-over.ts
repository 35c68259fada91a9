import { reject } from '../rejections';
import type { DecideHandlers } from './decide-handlers';
import { entrustedWindow } from './entrusted';
import { caseFactOf, openCase, requireActingOfficer, requireNotBefore } from './preconditions';

/** 移交: from the window to the department, once. The current first check and later ones move with it; it pauses no clock. */
export const handOverHandlers: DecideHandlers<'HandOverFile'> = {
  HandOverFile: (command, state, context) => {
    const found = openCase(state);
    const window = entrustedWindow(found);
    if (window === null) throw reject('application.no-entrusted-window');
    requireActingOfficer(found, context, command, command.department === window ? window : found.terms.department);
    requireNotBefore(command.at, found.receivedAt);
    if (found.ledger.handedOverAt !== null) return [];
    const holder = { department: found.terms.department, official: found.handler };
    const fact = caseFactOf(found, context, command);
    const { document, now: holdsFrom } = command;
    return [{ type: 'FileHandedOver', data: { ...fact, document, holdsFrom, holder } }];
  },
};

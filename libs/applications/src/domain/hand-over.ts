import { reject } from '../rejections';
import { factOf, mayAct, notBefore, openCase } from './acts';
import type { Rows } from './application-rows';
import { entrustedWindow } from './entrusted';

/** 移交: from the window to the department, once. The first check goes with it, and those that follow; it stops no clock. */
export const handOver: Rows<'HandOverFile'> = {
  HandOverFile: (command, state, facts) => {
    const found = openCase(state);
    const window = entrustedWindow(found);
    if (window === null) throw reject('application.no-entrusted-window');
    mayAct(found, facts, command, command.department === window ? window : found.terms.department);
    notBefore(command.at, found.receivedAt);
    if (found.ledger.handedOverAt !== null) return [];
    const holder = { department: found.terms.department, official: found.handler };
    const fact = factOf(found, facts, command);
    const { document, now: holdsFrom } = command;
    return [{ type: 'FileHandedOver', data: { ...fact, document, holdsFrom, holder } }];
  },
};

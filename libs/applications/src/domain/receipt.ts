import type { ItemTerms } from '@sealtrail/catalog/events';
import type { FieldFault } from '@sealtrail/event-sourcing';
import { dateOf } from '@sealtrail/working-days';
import { fault, reject } from '../rejections';
import type { ApplicationDecisionContext } from './application';
import { receiveCorrection } from './correction';
import type { DecideHandlers } from './decide-handlers';
import { creditedAt } from './effective-time';
import { checkHolder } from './entrusted';
import { refuseInvalidFields } from './field-validation';
import { limitWithoutPauses } from './limits';
import { materialFaults } from './materials';
import { promiseOf } from './policy-promise';
import {
  caseFactOf,
  existingCase,
  HANDLING_POSTS,
  openCase,
  requireMandate,
  requireNotBefore,
  requireReceivingOfficer,
} from './preconditions';
import type { SubmitApplication } from './receipt-commands';
import { receiptCredit } from './receipt-credit';
import { predecessorFaults, successorOf } from './successor';

export const receiptHandlers: DecideHandlers<'SubmitApplication' | 'AddMaterial' | 'RecordVisit'> = {
  SubmitApplication: (command, state, context) => {
    if (state.status !== 'unknown') {
      throw reject('application.external-no-taken');
    }
    const { item, calendar } = context;
    if (item === null) throw reject('application.item-not-listed', { item: command.item });
    const { terms } = item;
    refuseInvalidFields(filingFaults(command, terms, context));
    if (command.officer !== null) requireMandate(context.officer, command, HANDLING_POSTS, calendar.zone);
    const follows = successorOf(command, context);
    const receivedOn = dateOf(command.at, calendar.zone);
    const receivedBy = command.receivedBy ?? terms.department;
    const countsFrom = receiptCredit(command, terms, calendar);
    const firstCheck = limitWithoutPauses(countsFrom.on, terms.firstCheck, calendar);
    return [
      {
        type: 'ApplicationSubmitted',
        data: {
          applicationId: command.applicationId,
          item: command.item,
          itemVersion: item.version,
          region: item.region,
          department: terms.department,
          officer: command.officer,
          occurredAt: command.at,
          occurredOn: receivedOn,
          number: command.number,
          filedBy: command.filedBy,
          sameFiling: command.sameFiling,
          filedBefore: command.filedBefore,
          successorOf: follows,
          source: command.source,
          externalNo: command.externalNo,
          scenario: command.scenario,
          channel: command.channel,
          receivedBy,
          applicant: command.applicant,
          agent: command.agent,
          materials: command.materials,
          terms,
          proofOfService: command.proofOfService,
          countsFrom,
          firstCheck,
          firstCheckPromise: promiseOf('firstCheck', { from: countsFrom.at, atMost: firstCheck }, context),
          holder: checkHolder(
            { terms, receivedBy, handler: terms.handler, clerk: command.officer, handedOver: false },
            receivedOn,
          ),
        },
      },
    ];
  },

  AddMaterial: (command, state, context) => {
    const found = openCase(state);
    // A requested material completes the correction by any route.
    if (found.missing.includes(command.material.code)) {
      return receiveCorrection({ ...command, materials: [command.material] }, found, context);
    }
    requireReceivingOfficer(found, context, command);
    requireNotBefore(command.at, found.checkedFrom.at);
    const { material, proofOfService } = command;
    return [
      {
        type: 'MaterialAdded',
        data: {
          ...caseFactOf(found, context, command),
          material,
          proofOfService,
          creditedAt: creditedAt(command, proofOfService),
        },
      },
    ];
  },

  // A visit is an act of the applicant: it is recorded whatever the state of the case (collecting the result counts too).
  RecordVisit: (command, state, context) => {
    const found = existingCase(state);
    requireReceivingOfficer(found, context, command);
    return [
      {
        type: 'VisitRecorded',
        data: {
          ...caseFactOf(found, context, command),
          visit: found.visits + 1,
          purpose: command.purpose,
          ...(found.closingCounted && { closed: found.closingCounted }),
        },
      },
    ];
  },
};

/** All invalid fields of the request itself. */
const filingFaults = (
  command: SubmitApplication['data'],
  terms: ItemTerms,
  { predecessor }: ApplicationDecisionContext,
): readonly FieldFault[] => [
  ...(terms.channels.includes(command.channel)
    ? []
    : [fault('/channel', 'application.channel-not-offered', { channel: command.channel, offered: terms.channels })]),
  ...(command.scenario === null || terms.scenarios.some(({ code }) => code === command.scenario)
    ? []
    : [
        fault('/scenario', 'application.scenario-not-offered', {
          scenario: command.scenario,
          offered: terms.scenarios.map(({ code, name }) => ({ code, name })),
        }),
      ]),
  ...materialFaults(terms, command.materials),
  ...predecessorFaults(command, predecessor),
  ...(command.proofOfService !== null && command.proofOfService.servedAt < command.at
    ? [fault('/proofOfService/servedAt', 'application.before-its-act', { act: command.at })]
    : []),
];

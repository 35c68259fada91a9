import type { ItemTerms } from '@sealtrail/catalog/events';
import type { FieldFault } from '@sealtrail/event-sourcing';
import { dateOf } from '@sealtrail/working-days';
import { fault, reject } from '../rejections';
import { factOf, HANDLING_POSTS, known, mandated, mayTakeIn, notBefore, openCase } from './acts';
import type { ApplicationKnown } from './application';
import type { Rows } from './application-rows';
import { receiveCorrection } from './correction';
import { creditedAt } from './credited-at';
import { checkHolder } from './entrusted';
import { refuseFields } from './fields-first';
import { plainLimit } from './limits';
import { materialFaults } from './materials';
import { promiseOf } from './policy-promise';
import type { SubmitApplication } from './receipt-commands';
import { receiptCredit } from './receipt-credit';
import { predecessorFaults, successorOf } from './successor';

export const receipt: Rows<'SubmitApplication' | 'AddMaterial' | 'RecordVisit'> = {
  SubmitApplication: (command, state, facts) => {
    if (state.status !== 'unknown') {
      throw reject('application.external-no-taken');
    }
    const { item, calendar } = facts;
    if (item === null) throw reject('application.item-not-listed', { item: command.item });
    const { terms } = item;
    refuseFields(filingFaults(command, terms, facts));
    if (command.officer !== null) mandated(facts.officer, command, HANDLING_POSTS, calendar.zone);
    const follows = successorOf(command, facts);
    const receivedOn = dateOf(command.at, calendar.zone);
    const receivedBy = command.receivedBy ?? terms.department;
    const countsFrom = receiptCredit(command, terms, calendar);
    const firstCheck = plainLimit(countsFrom.on, terms.firstCheck, calendar);
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
          firstCheckPromise: promiseOf('firstCheck', { from: countsFrom.at, atMost: firstCheck }, facts),
          holder: checkHolder(
            { terms, receivedBy, handler: terms.handler, clerk: command.officer, handedOver: false },
            receivedOn,
          ),
        },
      },
    ];
  },

  AddMaterial: (command, state, facts) => {
    const found = openCase(state);
    // What a notice asked for completes the correction by whichever path it comes.
    if (found.missing.includes(command.material.code)) {
      return receiveCorrection({ ...command, materials: [command.material] }, found, facts);
    }
    mayTakeIn(found, facts, command);
    notBefore(command.at, found.checkedFrom.at);
    const { material, proofOfService } = command;
    return [
      {
        type: 'MaterialAdded',
        data: {
          ...factOf(found, facts, command),
          material,
          proofOfService,
          creditedAt: creditedAt(command, proofOfService),
        },
      },
    ];
  },

  // A visit is a fact of the applicant's life: it is recorded whatever the state of the case (collecting the result counts too).
  RecordVisit: (command, state, facts) => {
    const found = known(state);
    mayTakeIn(found, facts, command);
    return [
      {
        type: 'VisitRecorded',
        data: {
          ...factOf(found, facts, command),
          visit: found.visits + 1,
          purpose: command.purpose,
          ...(found.closingCounted && { closed: found.closingCounted }),
        },
      },
    ];
  },
};

/** What is wrong in the request itself, every field at once. */
const filingFaults = (
  command: SubmitApplication['data'],
  terms: ItemTerms,
  { predecessor }: ApplicationKnown,
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

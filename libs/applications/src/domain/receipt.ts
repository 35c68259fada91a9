import { dateOf, limitOf } from '@sealtrail/calendar';
import type { ItemTerms, MaterialRule } from '@sealtrail/catalog/events';
import { Rejection } from '@sealtrail/event-sourcing';
import { factOf, HANDLING_POSTS, known, mandated, notBefore, openCase } from './acts';
import type { Case } from './application';
import type { Material } from './application-events';
import type { Rows } from './application-rows';

/** @throws {Rejection} a material that the list does not name, or that may not be satisfied this way. */
export function checkMaterials(terms: ItemTerms, materials: readonly Material[]): void {
  const errors = materials.flatMap((material, index) => {
    const rule = terms.materials.find(({ code }) => code === material.code);
    const wrong = rule === undefined ? 'is not on the item’s list of materials' : misused(rule, material);
    return wrong === null ? [] : [{ pointer: `/materials/${index}`, detail: `${material.code} ${wrong}` }];
  });
  if (errors.length > 0) throw new Rejection('application.material-invalid', 'Materials do not fit the item.', errors);
}

function misused(rule: MaterialRule, { satisfiedBy }: Material): string | null {
  if (satisfiedBy === 'reuse' && !rule.reusable) return 'may not be reused';
  if (satisfiedBy === 'certificateCall' && rule.certificateType === null)
    return 'has no certificate that stands in for it';
  if (satisfiedBy === 'deferred') return 'can only be deferred on acceptance';
  return null;
}

/** Codes of required materials that are not in. */
export const missingMaterials = (state: Case): readonly string[] =>
  state.terms.materials
    .filter(({ code, required }) => (required && !(code in state.materials)) || state.missing.includes(code))
    .map(({ code }) => code);

export const receipt: Rows<'SubmitApplication' | 'AddMaterial' | 'RecordVisit'> = {
  SubmitApplication: (command, state, facts) => {
    if (state.status !== 'unknown') {
      throw new Rejection('application.external-no-taken', 'This source has already filed that external number.');
    }
    const { item, calendar } = facts;
    if (item === null) throw new Rejection('application.item-not-listed', `Item ${command.item} is not on the list.`);
    const { terms } = item;
    if (!terms.channels.includes(command.channel)) {
      throw new Rejection('application.channel-not-offered', `The item is not offered over ${command.channel}.`);
    }
    checkMaterials(terms, command.materials);
    if (command.officer !== null) mandated(facts.officer, command, HANDLING_POSTS, calendar.zone);
    const receivedOn = dateOf(command.at, calendar.zone);
    const firstCheck = limitOf({ startedOn: receivedOn, terms: [terms.firstCheck], pauses: [], calendar });
    if (firstCheck === null) throw new Error('a limit without pauses cannot stand still');
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
          source: command.source,
          externalNo: command.externalNo,
          scenario: command.scenario,
          channel: command.channel,
          receivedBy: command.receivedBy ?? terms.department,
          applicant: command.applicant,
          agent: command.agent,
          materials: command.materials,
          terms,
          firstCheck,
          holder: { department: terms.department, official: terms.handler },
        },
      },
    ];
  },

  AddMaterial: (command, state, facts) => {
    const found = openCase(state);
    checkMaterials(found.terms, [command.material]);
    notBefore(command.at, found.checkedFrom.at);
    return [{ type: 'MaterialAdded', data: { ...factOf(found, facts, command), material: command.material } }];
  },

  // A visit is a fact of the applicant's life: it is recorded whatever the state of the case (collecting the result counts too).
  RecordVisit: (command, state, facts) => {
    const found = known(state);
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

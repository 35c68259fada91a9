import { lateActs, statutoryProcedures } from 'virtual:terms';
import { ask } from '../../api/client';
import { departmentChoices, officialChoices } from '../../api/departments';
import { session } from '../../api/session';
import type { Knowledge } from '../../parts/schema/schema-fields';
import { choicesOf, termOf } from '../../words/terms';
import type { Case } from './case-acts';

type Choices = readonly (readonly [string, string])[];
export type Known = Knowledge['known'];

const closed = (choices: Choices) => ({ choices, isClosed: true });
const open = (choices: Choices) => ({ choices, isClosed: false });
const NONE: Choices = [];

/** What the forms of a case choose from: the officials and departments there are, the materials and steps of the case. */
export async function knownOf(shown: Case): Promise<Known> {
  const own = session.caller?.department ?? null;
  const [ownOfficials, officials, departments, materials] = await Promise.all([
    own === null ? NONE : officialChoices(own).catch(() => NONE),
    officialChoices(shown.department).catch(() => NONE),
    departmentChoices().catch(() => NONE),
    materialChoices(shown.item, shown.receivedOn).catch(() => NONE),
  ]);
  return {
    officer: closed(ownOfficials),
    official: closed(ownOfficials.length === 0 ? officials : ownOfficials),
    approver: open(officials),
    approverDepartment: closed(departments),
    rightDepartment: closed(departments),
    code: open(materials),
    materials: open(materials),
    commitments: open(materials),
    procedure: open(choicesOf(statutoryProcedures)),
    stepId: open(shown.branches.map(({ id, department }) => [id, department] as const)),
    revision: closed(
      shown.toldLate.map(({ revision, act }) => [revision, `${revision} ${termOf(lateActs, act)}`] as const),
    ),
  };
}

/** Who acts is asked for, unless the key is bound to an official. */
export const askedOf = (known: Known): readonly string[] =>
  session.caller?.official === null && (known['officer']?.choices.length ?? 0) > 0 ? ['officer'] : [];

/** The materials of an item on a day. */
async function materialChoices(item: string, asOf: string): Promise<Choices> {
  const { terms } = await ask('/v1/items/{code}', { values: { code: item }, query: { asOf } });
  return (terms?.materials ?? []).map(({ code, name }) => [code, name] as const);
}

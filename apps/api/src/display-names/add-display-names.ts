import type { DirectoryKind } from '@sealtrail/catalog';
import type { JsonObject } from '@sealtrail/event-sourcing';
import type { DisplayNames } from '../tables/table';
import type { DisplayNamePlan } from './display-name.decorator';
import { namesInRecord } from './names-in-record';

/**
 * Copies an answer and adds display names to its codes. The answer itself is unchanged: documents of views must not be modified.
 *
 * @param within the department of officials whose row has none
 */
export function addDisplayNames<Answer>(
  answer: Answer,
  plan: DisplayNamePlan,
  names: DisplayNames,
  within: string | null = null,
): Answer {
  if (Array.isArray(answer))
    return answer.map((member: unknown) => addDisplayNames(member, plan, names, within)) as Answer;
  if (typeof answer !== 'object' || answer === null) return answer;
  const told = answer as unknown as JsonObject;
  const department = typeof told['department'] === 'string' ? told['department'] : within;
  const more: Record<string, unknown> = {};
  for (const { member, plan: held } of plan.nested) {
    if (told[member] !== undefined) more[member] = addDisplayNames(told[member], held, names, department);
  }
  for (const { member, kind, name } of plan.named) {
    const code = told[member];
    // A missing code has no name: a report has only the codes of its breakdown.
    if (code === undefined) continue;
    const nameOf = displayNameOf(kind, department, names);
    more[name] = Array.isArray(code) ? code.map(nameOf) : nameOf(code);
  }
  const record = plan.recorded === null ? undefined : told[plan.recorded];
  if (record !== undefined) more['names'] = namesInRecord(record, names);
  return { ...answer, ...more };
}

const displayNameOf =
  (kind: DirectoryKind, department: string | null, names: DisplayNames) =>
  (code: unknown): string | null => {
    if (typeof code !== 'string') return null;
    if (kind !== 'official') return names[kind](code);
    return department === null ? null : names.official(department, code);
  };

import { departmentDecider, departmentStream } from '@sealtrail/catalog/events';
import type { StreamStateCache } from '@sealtrail/event-sourcing';
import type { StepOfficer } from '../domain/card-life/step-preconditions';

/** Who takes a step, as it is told. */
export type NamedOfficial = { readonly department: string; readonly officer: string };

/** By the directory; `null`: the department has none of that name. */
export async function readOfficer(
  streams: StreamStateCache,
  { department, officer }: NamedOfficial,
): Promise<{ readonly officer: StepOfficer | null; readonly revisions: Readonly<Record<string, string>> }> {
  const stream = departmentStream(department);
  const { state, revision } = await streams.state(departmentDecider, stream);
  const found = state.officials.get(officer);
  const known = found === undefined || state.status === 'unknown' ? null : { ...found, region: state.region };
  return { officer: known, revisions: { [stream]: String(revision) } };
}

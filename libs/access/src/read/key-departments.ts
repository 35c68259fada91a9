import { Injectable } from '@nestjs/common';
import { departmentDecider, departmentStream } from '@sealtrail/catalog/events';
import { StreamStateCache } from '@sealtrail/event-sourcing';
import type { KeyDepartment } from '../domain/key-rules';

/** A department as the catalogue has it, `null` if the code does not exist; and the revision of its stream. */
type FoundDepartment = {
  readonly department: KeyDepartment | null;
  readonly revisions: Readonly<Record<string, string>>;
};

/** The departments that keys are bound to. */
@Injectable()
export class KeyDepartments {
  constructor(private readonly streams: StreamStateCache) {}

  async find(code: string | null): Promise<FoundDepartment | null> {
    if (code === null) return null;
    const stream = departmentStream(code);
    const { state, revision } = await this.streams.state(departmentDecider, stream);
    const department =
      state.status === 'unknown' ? null : { region: state.region, officials: new Set(state.officials.keys()) };
    return { department, revisions: { [stream]: String(revision) } };
  }
}

import type { RecordedEvent, Scope } from '@sealtrail/event-sourcing';
import { answeredLimits } from '../domain/answered-limits';
import type { ApplicationEvent } from '../domain/application-events';
import { effectOf } from '../domain/effect';
import { mustSee } from '../domain/visibility';

/** Common parts of every write to a submitted case. */
export const caseWrite = {
  see: (scope: Scope, { events }: { readonly events: readonly RecordedEvent<ApplicationEvent>[] }) => {
    mustSee(scope, events);
  },
  effect: effectOf,
  limits: answeredLimits,
};

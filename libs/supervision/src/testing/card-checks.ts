import type { Reaction } from '@sealtrail/event-sourcing';
import type { SupervisionEvent } from '../domain/card-events';
import type { StepOfficer } from '../domain/card-life/step-preconditions';
import type { CheckLimits } from '../domain/supervision-commands';
import { limitWatch } from '../react/limit-watch';

type Watch = Readonly<Record<string, ((event: unknown) => readonly Reaction<CheckLimits>[]) | undefined>>;

/** What the watch asks for after a fact of supervision. */
export const checksAfter = (event: SupervisionEvent): readonly Reaction<CheckLimits>[] =>
  (limitWatch.on as Watch)[event.type]?.(event) ?? [];

/** Takes the steps in the lives of cards: may do everything. */
export const stepOfficer: StepOfficer = {
  name: '李',
  region: '370100',
  posts: ['officer', 'approver'],
  mandates: [{ from: '2020-01-01', to: null, items: null }],
};

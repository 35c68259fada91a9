import type { Decider } from '@sealtrail/event-sourcing';
import type { Application, ApplicationDecisionContext } from './application';
import type { ApplicationCommand } from './application-commands';
import type { ApplicationEvent } from './application-events';

/** Part of the decider's table, for one phase of the case. */
export type DecideHandlers<Type extends ApplicationCommand['type']> = Pick<
  Decider<Application, ApplicationCommand, ApplicationEvent, ApplicationDecisionContext>['decide'],
  Type
>;

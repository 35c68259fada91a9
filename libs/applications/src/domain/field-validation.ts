import { type FieldFault, type Instant, refuseFaults } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import type { Application, ApplicationDecisionContext, Case } from './application';
import type { ApplicationEvent } from './application-events';
import { dateFaults, type ReportedDates } from './date-faults';
import type { ActTimes } from './reporting';

export type DecideHandler<Data> = (
  data: Data,
  state: Application,
  context: ApplicationDecisionContext,
) => readonly ApplicationEvent[];

/** Faults of a request itself, for an existing case. */
export type FieldRule<Data> = (data: Data, state: Case, context: ApplicationDecisionContext) => readonly FieldFault[];

type FieldChecks<Data> = {
  readonly rule?: FieldRule<Data>;
  /** Earliest possible time of the service; by default the time of the act. */
  readonly earliestService?: (data: Data, state: Case) => Instant;
};

/**
 * Fields before state: all invalid fields of the request are reported first, then refusals by the state of the case. The dates of every act
 * are checked against its receipt, its own time and now.
 */
export const withFieldValidation =
  <Data extends ActTimes & Partial<ReportedDates>>(
    decide: DecideHandler<Data>,
    { rule = () => [], earliestService: servedFrom = ({ at }) => at }: FieldChecks<Data> = {},
  ): DecideHandler<Data> =>
  (data, state, context) => {
    if (state.status !== 'unknown') {
      const dates = dateFaults(data, state, { zone: context.calendar.zone, servedFrom: servedFrom(data, state) });
      refuseInvalidFields([...dates, ...rule(data, state, context)]);
    }
    return decide(data, state, context);
  };

/** @throws {Rejection} with every invalid field; materials, which can be many, share one code */
export function refuseInvalidFields(faults: readonly FieldFault[]): void {
  if (faults[0]?.code.startsWith('application.material-') !== true) {
    refuseFaults(faults);
    return;
  }
  const codes = new Set(faults.flatMap(({ parameters: { code } }) => (typeof code === 'string' ? [code] : [])));
  throw reject('application.material-invalid', { codes: [...codes] }, faults);
}

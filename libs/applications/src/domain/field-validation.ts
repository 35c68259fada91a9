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

/** What is wrong in a request itself, of a case that is there. */
export type FieldRule<Data> = (data: Data, state: Case, context: ApplicationDecisionContext) => readonly FieldFault[];

type FieldChecks<Data> = {
  readonly rule?: FieldRule<Data>;
  /** When that came about which is served; by default the act itself. */
  readonly earliestService?: (data: Data, state: Case) => Instant;
};

/**
 * Fields before state: what is wrong in the request itself is told first, every field at once; only then what the state of
 * the case forbids. The dates of every act are held against its receipt, its own time and now.
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

/** @throws {Rejection} with every field; materials, which can be many, come under one code */
export function refuseInvalidFields(faults: readonly FieldFault[]): void {
  if (faults[0]?.code.startsWith('application.material-') !== true) {
    refuseFaults(faults);
    return;
  }
  const codes = new Set(faults.flatMap(({ parameters: { code } }) => (typeof code === 'string' ? [code] : [])));
  throw reject('application.material-invalid', { codes: [...codes] }, faults);
}

import { type FieldFault, type Instant, refuseFaults } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import type { Application, ApplicationKnown, Case } from './application';
import type { ApplicationEvent } from './application-events';
import { datingFaults, type Told } from './dating';
import type { When } from './telling';

export type Row<Data> = (data: Data, state: Application, known: ApplicationKnown) => readonly ApplicationEvent[];

/** What is wrong in a request itself, of a case that is there. */
export type FieldRule<Data> = (data: Data, state: Case, known: ApplicationKnown) => readonly FieldFault[];

type FieldChecks<Data> = {
  readonly rule?: FieldRule<Data>;
  /** When that came about which is served; by default the act itself. */
  readonly servedFrom?: (data: Data, state: Case) => Instant;
};

/**
 * Fields before state: what is wrong in the request itself is told first, every field at once; only then what the state of
 * the case forbids. The dates of every act are held against its receipt, its own time and now.
 */
export const fieldsFirst =
  <Data extends When & Partial<Told>>(
    row: Row<Data>,
    { rule = () => [], servedFrom = ({ at }) => at }: FieldChecks<Data> = {},
  ): Row<Data> =>
  (data, state, known) => {
    if (state.status !== 'unknown') {
      const dates = datingFaults(data, state, { zone: known.calendar.zone, servedFrom: servedFrom(data, state) });
      refuseFields([...dates, ...rule(data, state, known)]);
    }
    return row(data, state, known);
  };

/** @throws {Rejection} with every field; materials, which can be many, come under one code */
export function refuseFields(faults: readonly FieldFault[]): void {
  if (faults[0]?.code.startsWith('application.material-') !== true) {
    refuseFaults(faults);
    return;
  }
  const codes = new Set(faults.flatMap(({ parameters: { code } }) => (typeof code === 'string' ? [code] : [])));
  throw reject('application.material-invalid', { codes: [...codes] }, faults);
}

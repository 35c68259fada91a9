import type { FieldFault, Instant } from '@sealtrail/event-sourcing';
import { dateOf } from '@sealtrail/working-days';
import { fault } from '../rejections';
import type { Case } from './application';
import { selfShowingModes } from './case-enums';
import type { OfficialDocument, ProofOfService } from './case-fact';
import type { ActTimes } from './reporting';

/** Dates of an act other than its own: its papers, and their service. */
export type ReportedDates = {
  readonly document: Pick<OfficialDocument, 'date'> | null;
  readonly notice: { readonly document: OfficialDocument; readonly givenAt: Instant | null } | null;
  readonly proofOfService: ProofOfService | null;
  /** When the applicant was notified. */
  readonly notifiedAt: Instant | null;
  /** When the period that began with the act ended. */
  readonly endedAt: Instant | null;
};

/**
 * Faults in the dates of an act: before the reported receipt, after now, or served before the served act. `earliestService` is the earliest
 * possible time of the service.
 */
export function dateFaults(
  told: ActTimes & Partial<ReportedDates>,
  { receivedAt, receivedOn }: Pick<Case, 'receivedAt' | 'receivedOn'>,
  { zone, servedFrom }: { readonly zone: string; readonly servedFrom: Instant },
): readonly FieldFault[] {
  const { at, now, document, notice, proofOfService, notifiedAt, endedAt } = told;
  const today = dateOf(now, zone);
  const paper = (pointer: string, date: string | undefined): readonly FieldFault[] => [
    ...(date !== undefined && date > today ? [fault(pointer, 'application.dated-after-now', { date })] : []),
    ...(date !== undefined && date < receivedOn
      ? [fault(pointer, 'application.dated-before-receipt', { received: receivedOn })]
      : []),
  ];
  const instant = (pointer: string, when: Instant | null | undefined, from: Instant): readonly FieldFault[] => {
    if (when == null) return [];
    if (when > now) return [fault(pointer, 'application.in-the-future', { at: when })];
    if (when < receivedAt) return [fault(pointer, 'application.before-receipt', { received: receivedAt })];
    return when < from ? [fault(pointer, 'application.before-its-act', { act: from })] : [];
  };
  return [
    ...instant('/occurredAt', at, at),
    ...paper('/document/date', document?.date),
    ...paper('/notice/document/date', notice?.document.date),
    ...instant('/notice/givenAt', notice?.givenAt, receivedAt),
    ...instant('/proofOfService/servedAt', proofOfService?.servedAt, servedFrom),
    ...instant('/proofOfService/actAt', proofOfService?.actAt, receivedAt),
    ...(proofOfService?.actAt != null && !provesActItself(proofOfService)
      ? [fault('/proofOfService/actAt', 'application.act-not-shown', { mode: proofOfService.mode })]
      : []),
    ...instant('/notifiedAt', notifiedAt, at),
    ...instant('/endedAt', endedAt, at),
  ];
}

/** The proof shows the act itself, no later than the service. */
const provesActItself = ({ mode, actAt, servedAt }: ProofOfService): boolean =>
  selfShowingModes.has(mode) && actAt !== null && actAt <= servedAt;

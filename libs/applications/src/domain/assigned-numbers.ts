import type { ApplicationEvent } from './application-events';
import type { CertificateIssued } from './decision-events';

/** Numbers by which later acts refer to a notice, a suspension or a visit of the case. */
export type AssignedNumbers = { readonly notice?: number; readonly suspension?: number; readonly visit?: number };

/** The numbers that the events assigned, if any. */
export const assignedNumbers = (own: readonly ApplicationEvent[]): AssignedNumbers =>
  Object.assign({}, ...own.map(assignedNumberIn)) as AssignedNumbers;

function assignedNumberIn({ type, data }: ApplicationEvent): AssignedNumbers {
  if (type === 'CorrectionNoticeIssued') return { notice: data.notice };
  if (type === 'SuspensionStarted') return { suspension: data.suspension };
  return type === 'VisitRecorded' ? { visit: data.visit } : {};
}

/** The certificate of a case; absent if none was issued. */
export function certificateOf(
  events: readonly ApplicationEvent[],
): Pick<CertificateIssued['data'], 'certificateNumber' | 'certificateId'> {
  const issued = events.find((event) => event.type === 'CertificateIssued');
  if (issued === undefined) throw new Error('a case without a certificate was answered as certified');
  const { certificateNumber, certificateId } = issued.data;
  return { certificateNumber, certificateId };
}

import { coveringIndex, type Instant, type Projection, type ProjectionRow } from '@sealtrail/event-sourcing';
import type { ApplicationEvent } from '../domain/application-events';
import type { ReceiptStanding } from '../domain/case-enums';
import type { CaseFact } from '../domain/case-fact';

/** A receipt that was reported late, and counts from its recording until more is proved. */
export type ReceiptToConfirm = {
  readonly applicationId: string;
  readonly number: string;
  readonly item: string;
  readonly region: string;
  readonly standing: ReceiptStanding;
  /** Department of the item, which confirms, or its entrusted window does. */
  readonly department: string;
  /** 收件单位. */
  readonly receivedBy: string;
  readonly departments: readonly string[];
  readonly filedBy: string | null;
  /** Time of the receipt, as reported. */
  readonly receivedAt: Instant;
  /** The instant from which it counts. */
  readonly countsFrom: Instant;
  readonly toldAt: Instant;
  /** When it stopped waiting; `null`: waiting. */
  readonly endedAt: Instant | null;
};

/** Members by which lists of receipts are filtered and ordered. */
const ALONG = ['toldAt', 'standing', 'department', 'item', 'region', 'filedBy'];

/** 待确认收件: the department can confirm the day of a receipt as long as its case is open and no corrected set has replaced it. */
export const receiptsToConfirm: Projection<ReceiptToConfirm, ApplicationEvent> = {
  name: 'receipts-to-confirm.v1',
  initial: {} as ReceiptToConfirm,
  indexes: [
    coveringIndex(['toldAt'], ALONG),
    ...['departments', 'standing', 'department', 'item', 'region'].map((field) =>
      coveringIndex([field, 'toldAt'], ALONG),
    ),
    ['applicationId'],
  ],
  on: {
    ApplicationSubmitted: {
      id: ({ data }) => (data.countsFrom.at > data.occurredAt ? data.applicationId : []),
      fold: (_, { data, metadata }) => ({
        applicationId: data.applicationId,
        number: data.number,
        item: data.item,
        region: data.region,
        standing: 'waiting',
        department: data.terms.department,
        receivedBy: data.receivedBy,
        departments: [...new Set([data.terms.department, data.receivedBy])],
        filedBy: data.filedBy,
        receivedAt: data.occurredAt,
        countsFrom: data.countsFrom.at,
        toldAt: metadata.recordedAt,
        endedAt: null,
      }),
    },
    // An electronic receipt may show part of it.
    ReceiptConfirmed: of((row, { countsFrom }, at) => {
      const shown = { ...row, countsFrom: countsFrom.at };
      return countsFrom.at > row.receivedAt ? shown : ended(shown, 'confirmed', at);
    }),
    CorrectionReceived: of((row, _, at) => ended(row, 'past', at)),
    ApplicationNotAccepted: of((row, _, at) => ended(row, 'past', at)),
    DecisionMade: of((row, _, at) => ended(row, 'past', at)),
    ApplicationWithdrawn: of((row, _, at) => ended(row, 'past', at)),
    ApplicationReturned: of((row, _, at) => ended(row, 'past', at)),
    ApplicationTerminated: of((row, _, at) => ended(row, 'past', at)),
  },
};

/** Most cases have no such receipt: their events create no row. */
function of<E extends { readonly type: string; readonly data: CaseFact }>(
  fold: (row: ReceiptToConfirm, data: E['data'], at: Instant) => ReceiptToConfirm,
): ProjectionRow<ReceiptToConfirm, E> {
  return {
    id: ({ data }) => data.applicationId,
    fold: (row, { data, metadata }) => (row.applicationId === undefined ? null : fold(row, data, metadata.recordedAt)),
  };
}

const ended = (row: ReceiptToConfirm, standing: ReceiptStanding, endedAt: Instant): ReceiptToConfirm =>
  row.standing === 'waiting' ? { ...row, standing, endedAt } : row;

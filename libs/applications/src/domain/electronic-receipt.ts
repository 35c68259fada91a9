import { type CommandMessage, type Decider, derivedId, type Event, type Instant } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';

/** 电子回执: a platform issues the number of a receipt once; it proves something about one case only. */
export type ElectronicReceipt = {
  /** The source that filed the case and reports the receipt. */
  readonly source: string;
  readonly reference: string;
};

/** The number belongs to one case permanently: the store refuses a second one. */
export type ElectronicReceiptTaken = Event<
  'ElectronicReceiptTaken',
  ElectronicReceipt & { readonly applicationId: string; readonly takenAt: Instant }
>;

export type TakeElectronicReceipt = CommandMessage<
  'TakeElectronicReceipt',
  ElectronicReceipt & { readonly applicationId: string; readonly at: Instant }
>;

/** The case of the receipt; `null`: none yet. */
type ReceiptOfCase = { readonly applicationId: string | null };

/** Two spellings of a number are the same number. */
export const electronicReceiptStream = ({ source, reference }: ElectronicReceipt): string =>
  `electronicReceipt-${derivedId('electronic-receipt', source, reference.normalize('NFKC').trim().toLowerCase())}`;

export const electronicReceiptDecider: Decider<ReceiptOfCase, TakeElectronicReceipt, ElectronicReceiptTaken> = {
  initial: { applicationId: null },
  decide: {
    TakeElectronicReceipt: ({ source, reference, applicationId, at }, state) => {
      if (state.applicationId === applicationId) return [];
      if (state.applicationId !== null) throw reject('application.receipt-number-taken', { reference });
      return [{ type: 'ElectronicReceiptTaken', data: { source, reference, applicationId, takenAt: at } }];
    },
  },
  evolve: { ElectronicReceiptTaken: (_, { applicationId }) => ({ applicationId }) },
};

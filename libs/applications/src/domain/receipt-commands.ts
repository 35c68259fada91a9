import type { Channel } from '@sealtrail/catalog/events';
import type { CommandMessage, WrittenText } from '@sealtrail/event-sourcing';
import type { Material } from './case-fact';
import type { ActTimes, ReceivedActTimes, ServedActTimes } from './reporting';

/** A person as stored in the vault. */
export type Subject = { readonly subjectId: string; readonly commitment: string };

export type SubmitApplication = CommandMessage<
  'SubmitApplication',
  ReceivedActTimes & {
    readonly applicationId: string;
    readonly number: string;
    readonly item: string;
    /** The source of the key that files; `null`: the key has none. */
    readonly filedBy: string | null;
    readonly sameFiling: string | null;
    readonly filedBefore: readonly string[];
    /** Id of the predecessor; `null`: none is named. */
    readonly successorOf: string | null;
    readonly source: string | null;
    readonly externalNo: string | null;
    readonly scenario: string | null;
    readonly channel: Channel;
    /** 收件单位; `null`: the item's department. */
    readonly receivedBy: string | null;
    readonly officer: string | null;
    readonly applicant: Subject;
    readonly agent: Subject | null;
    readonly materials: readonly Material[];
  }
>;

/** The department confirms a receipt that others reported late, or an electronic receipt shows its day. */
export type ConfirmReceipt = CommandMessage<
  'ConfirmReceipt',
  ReceivedActTimes & {
    readonly department: string | null;
    readonly officer: string | null;
    /** The source of the key. */
    readonly source: string | null;
  }
>;

export type AddMaterial = CommandMessage<
  'AddMaterial',
  ServedActTimes & { readonly department: string | null; readonly officer: string | null; readonly material: Material }
>;

export type RecordVisit = CommandMessage<
  'RecordVisit',
  ActTimes & {
    readonly department: string | null;
    readonly officer: string | null;
    readonly purpose: WrittenText | null;
  }
>;

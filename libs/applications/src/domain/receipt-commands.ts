import type { Channel } from '@sealtrail/catalog/events';
import type { CommandMessage, WrittenText } from '@sealtrail/event-sourcing';
import type { Material } from './case-fact';
import type { ActTimes, ReceivedActTimes, ServedActTimes } from './reporting';

/** A person as the vault knows them. */
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
    /** The case in whose place it is filed, by its id; `null`: none is named. */
    readonly successorOf: string | null;
    readonly source: string | null;
    readonly externalNo: string | null;
    readonly scenario: string | null;
    readonly channel: Channel;
    /** 收件单位; the item's department where it is null. */
    readonly receivedBy: string | null;
    readonly officer: string | null;
    readonly applicant: Subject;
    readonly agent: Subject | null;
    readonly materials: readonly Material[];
  }
>;

/** The department's word on a receipt that others reported late, or an electronic receipt that shows its day. */
export type ConfirmReceipt = CommandMessage<
  'ConfirmReceipt',
  ReceivedActTimes & {
    readonly department: string | null;
    readonly officer: string | null;
    /** The source that the key speaks for. */
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

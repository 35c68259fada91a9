import type { Event } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { Level, Post } from './department-enums';

/** Dates (inclusive) between which an official may act, and the items (`null`: all of the department). */
export type Mandate = {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly items: readonly string[] | null;
};

export type DepartmentDefined = Event<
  'DepartmentDefined',
  {
    readonly department: string;
    readonly name: string;
    /** 行政区划代码 (GB/T 2260, 6 to 12 digits). */
    readonly region: string;
    readonly level: Level;
    /** 统一社会信用代码 (GB 32100-2015). */
    readonly uscc: string | null;
    /** Real registers contain codes with a wrong check character: they are stored and marked. */
    readonly usccValid: boolean | null;
    readonly parent: string | null;
    readonly definedAt: string;
  }
>;

/** An official with posts and dated mandates; the latest such event replaces the earlier ones. */
export type OfficialAppointed = Event<
  'OfficialAppointed',
  {
    readonly department: string;
    readonly official: string;
    /** Region of the department at the time. */
    readonly region: string;
    readonly name: string;
    readonly posts: readonly Post[];
    readonly mandates: readonly Mandate[];
    readonly appointedAt: string;
  }
>;

export type DepartmentEvent = DepartmentDefined | OfficialAppointed;

import type { OfficialDocument } from '@sealtrail/applications/events';
import type { CommandMessage, Decider, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import { fault, reject } from '../rejections';
import { decidedCase } from './spot-check-decider';
import type { SpotCheckFinding } from './spot-check-enums';
import type { CheckedCaseEvent, DecidedCase } from './spot-check-events';

/** Record what a check found in a case, or correct it with a reason. */
export type RecordSpotCheckFinding = CommandMessage<
  'RecordSpotCheckFinding',
  {
    readonly check: string;
    readonly applicationId: string;
    readonly finding: SpotCheckFinding;
    readonly text: WrittenText;
    readonly document: OfficialDocument;
    readonly reason: WrittenText | null;
    readonly by: string;
    readonly now: Instant;
    /** The local day of now. */
    readonly today: LocalDate;
  }
>;

type Found = Pick<RecordSpotCheckFinding['data'], 'finding' | 'text'> & { readonly number: string };

/** What every check found in one case, by check, and how the case counts. A case is in one stream, so that it counts once. */
export type CheckedCase = {
  readonly found: { readonly [check: string]: Found };
  readonly counted: SpotCheckFinding | null;
};

/** The case as the check drew it; `null`: it did not. */
type DrawnCase = { readonly drawnCase: DecidedCase | null };

export const checkedCaseStream = (applicationId: string): string => `checkedCase-${applicationId}`;

const CHECKS_MAX = 100;

export const checkedCaseDecider: Decider<CheckedCase, RecordSpotCheckFinding, CheckedCaseEvent, DrawnCase> = {
  initial: { found: {}, counted: null },

  decide: {
    RecordSpotCheckFinding: (told, { found, counted }, { drawnCase }) => {
      if (drawnCase === null) throw reject('spot-check.case-not-drawn');
      const { check, finding, text, document, reason, by, now, today } = told;
      const { number, date, seal } = document;
      const faults = [
        ...(date > today ? [fault('/document/date', 'spot-check.dated-after-now')] : []),
        ...(date < drawnCase.decidedOn ? [fault('/document/date', 'spot-check.dated-before-decision')] : []),
      ];
      if (faults.length > 0) throw reject('spot-check.invalid', {}, faults);
      const before = found[check];
      if (before?.finding === finding && before.text === text && before.number === number) return [];
      if (before !== undefined && reason === null) throw reject('spot-check.reason-missing');
      if (before === undefined && reason !== null) throw reject('spot-check.nothing-to-correct');
      if (before === undefined && Object.keys(found).length >= CHECKS_MAX) {
        throw reject('spot-check.too-many-checks', { max: CHECKS_MAX });
      }
      return [
        {
          type: 'SpotCheckFindingRecorded',
          data: {
            ...decidedCase(drawnCase),
            check,
            finding,
            counted,
            before: before?.finding ?? null,
            text,
            document: { number, date, seal },
            reason,
            by,
            at: now,
          },
        },
      ];
    },
  },

  evolve: {
    SpotCheckFindingRecorded: ({ found }, { check, finding, text, document: { number } }) => ({
      found: { ...found, [check]: { finding, text, number } },
      counted: finding,
    }),
  },
};

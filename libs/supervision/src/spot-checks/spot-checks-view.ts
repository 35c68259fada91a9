import { coveringIndex, type Projection } from '@sealtrail/event-sourcing';
import type { SpotCheckFinding } from './spot-check-enums';
import type { DecidedCase, SpotCheckDrawn, SpotCheckEvent, SpotCheckFindingRecorded } from './spot-check-events';

/** Units that see a check: none. It is for who supervises. */
type ForSupervision = { readonly departments: readonly string[] };

/** A check, and how far it is. */
export type SpotCheckRow = SpotCheckDrawn['data'] &
  ForSupervision & { readonly checked: number; readonly conforming: number };

type Fact = SpotCheckEvent | SpotCheckFindingRecorded;

const ofCheck = ({ data: { check } }: { readonly data: { readonly check: string } }): string => check;
const ALONG = ['drawnAt', 'region', 'filedBy'];
const isConforming = (finding: SpotCheckFinding | null): number => (finding === 'conforming' ? 1 : 0);

/** 抽查: every check. */
export const spotChecks: Projection<SpotCheckRow, SpotCheckDrawn | SpotCheckFindingRecorded> = {
  name: 'spot-checks.v1',
  initial: {} as SpotCheckRow,
  indexes: [
    coveringIndex(['drawnAt'], ALONG),
    ...['departments', 'region'].map((field) => coveringIndex([field, 'drawnAt'], ALONG)),
  ],
  on: {
    SpotCheckDrawn: {
      id: ofCheck,
      fold: (_, { data }) => ({ ...data, departments: [], checked: 0, conforming: 0 }),
    },
    SpotCheckFindingRecorded: {
      id: ofCheck,
      fold: (row, { data: { finding, before } }) => ({
        ...row,
        checked: row.checked + (before === null ? 1 : 0),
        conforming: row.conforming + isConforming(finding) - isConforming(before),
      }),
    },
  },
};

/** A case of a check, and what was found in it. */
export type SpotCheckCaseRow = DecidedCase &
  ForSupervision & {
    readonly check: string;
    /** 1, 2, 3, … in the order in which they were drawn. */
    readonly place: number;
    /** `null`: nothing has been recorded of it. */
    readonly found: Pick<
      SpotCheckFindingRecorded['data'],
      'finding' | 'text' | 'document' | 'reason' | 'by' | 'at'
    > | null;
  };

const caseOf = (check: string, applicationId: string): string => `${check}/${applicationId}`;

/** 抽查台账: every case of every check. */
export const spotCheckCases: Projection<SpotCheckCaseRow, Fact> = {
  name: 'spot-check-cases.v1',
  initial: {} as SpotCheckCaseRow,
  indexes: [coveringIndex(['check', 'place'], ['region', 'filedBy'])],
  on: {
    SpotCheckCasesDrawn: {
      id: ({ data: { check, cases } }) => cases.map(({ applicationId }) => caseOf(check, applicationId)),
      fold: (row, { data: { check, first, cases } }, id) => {
        const at = cases.findIndex(({ applicationId }) => caseOf(check, applicationId) === id);
        const one = cases[at];
        return one === undefined ? row : { ...one, check, departments: [], place: first + at + 1, found: null };
      },
    },
    SpotCheckFindingRecorded: {
      id: ({ data: { check, applicationId } }) => caseOf(check, applicationId),
      fold: (row, { data: { finding, text, document, reason, by, at } }) => ({
        ...row,
        found: { finding, text, document, reason, by, at },
      }),
    },
  },
};

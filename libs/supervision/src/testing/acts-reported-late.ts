import type { ApplicationCommand } from '@sealtrail/applications';
import {
  accept,
  at,
  documentOf,
  extend,
  giveOpinion,
  grant,
  jointItem,
  officialAct,
  promisedItem,
  proof,
  refuseAcceptance,
  requestCorrection,
  startSuspension,
  submit,
  withdraw,
  workingDays,
} from '@sealtrail/applications/testing';
import { written } from '@sealtrail/event-sourcing';
import { plainItem } from './story';

/** When it is reported, and what proves it. */
export type ReportedAct = { readonly now: string; readonly proofOfService: ReturnType<typeof proof> | null };

/** An act that can be reported late, with the limit that it met. */
export type LateAct = {
  readonly act: string;
  readonly terms: typeof promisedItem;
  readonly past: readonly ApplicationCommand[];
  /** As it happened, and was served, in time. */
  readonly happened: string;
  readonly told: (told: ReportedAct) => ApplicationCommand;
  /** A later day on which the limit runs, one on which it has ended, and one more than ten working days after the service. */
  readonly early: string;
  readonly ended: string;
  readonly longAfter: string;
  /** The cards that fall without it, by rule and level. */
  readonly cards: readonly string[];
  /** The limit of the case whose passing reports count without it. */
  readonly passes?: 'promised' | 'statutory' | undefined;
  /** It cannot be reported without a proof. */
  readonly alwaysProved?: true;
};

const received = submit(at('2026-03-02', '09:00'));
const accepted = [received, accept(at('2026-03-02'))];
const reason = written('r');
const inFirstCheck = {
  terms: promisedItem,
  past: [received],
  happened: '2026-03-03',
  early: '2026-03-04',
  ended: '2026-03-11',
  longAfter: '2026-03-18',
  cards: ['firstCheck yellow', 'firstCheck red'],
};
const endingCase = {
  terms: plainItem,
  past: accepted,
  happened: '2026-03-12',
  early: '2026-03-13',
  ended: '2026-03-18',
  longAfter: '2026-03-27',
  cards: ['case yellow'],
  passes: 'promised',
} as const;
const terminate = (on: string, told: ReportedAct): ApplicationCommand => ({
  type: 'TerminateApplication',
  data: {
    ...officialAct(at(on)),
    approval: 'onPaper',
    reason,
    legalBasis: reason,
    document: documentOf(at(on)),
    ground: null,
    remedies: null,
    ...told,
  },
});
const paused = startSuspension(at('2026-03-04'), { notice: null, expected: null });

/** Every act that can be reported late; March 2026, in which the 2nd is a Monday. */
export const lateActs: readonly LateAct[] = [
  { ...inFirstCheck, act: 'correction notice', told: (told) => requestCorrection(['plan'], at('2026-03-03'), told) },
  { ...inFirstCheck, act: 'acceptance', told: (told) => accept(at('2026-03-03'), told) },
  {
    ...inFirstCheck,
    act: 'acceptance by an entrusted window',
    terms: {
      ...promisedItem,
      firstCheckBy: [{ department: 'hall', document: '规发〔2026〕1号', from: '2026-01-01', to: null }],
    },
    past: [submit(at('2026-03-02', '09:00'), { receivedBy: 'hall' })],
    told: (told) => accept(at('2026-03-03'), { ...told, department: 'hall', officer: 'chen' }),
  },
  {
    ...inFirstCheck,
    act: 'non-acceptance',
    told: (told) => refuseAcceptance('notRequired', at('2026-03-03'), told),
  },
  {
    ...inFirstCheck,
    act: 'acceptance of a joint item',
    terms: jointItem,
    told: (told) => accept(at('2026-03-03'), told),
  },
  { ...inFirstCheck, act: 'withdrawal before silence', told: (told) => withdraw(at('2026-03-03'), told) },
  { ...inFirstCheck, act: 'termination before silence', told: (told) => terminate('2026-03-03', told) },
  {
    ...endingCase,
    act: 'suspension',
    happened: '2026-03-04',
    early: '2026-03-09',
    longAfter: '2026-03-20',
    told: (told) => startSuspension(at('2026-03-04'), { ...told, expected: workingDays(30) }),
  },
  {
    ...endingCase,
    act: 'notice of a suspension',
    past: [...accepted, paused],
    happened: '2026-03-05',
    early: '2026-03-09',
    longAfter: '2026-03-20',
    told: (told) => ({
      type: 'GiveSuspensionNotice',
      data: {
        ...officialAct(at('2026-03-05')),
        suspension: 1,
        document: documentOf(at('2026-03-05')),
        expected: workingDays(30),
        ...told,
      },
    }),
  },
  {
    ...endingCase,
    act: 'prolongation',
    passes: undefined,
    // Announced until Tuesday 10 March; red a day later.
    past: [...accepted, startSuspension(at('2026-03-03'))],
    happened: '2026-03-09',
    early: '2026-03-10',
    ended: '2026-03-12',
    longAfter: '2026-03-24',
    cards: ['suspension yellow', 'suspension red'],
    told: (told) => ({
      type: 'ProlongSuspension',
      data: {
        ...officialAct(at('2026-03-09')),
        suspension: 1,
        expected: workingDays(30),
        reason,
        document: documentOf(at('2026-03-09')),
        ...told,
      },
    }),
  },
  {
    ...endingCase,
    act: 'extension',
    // By law until Monday 30 March, with ten days more until Tuesday 14 April.
    happened: '2026-03-26',
    early: '2026-03-27',
    ended: '2026-04-01',
    longAfter: '2026-04-13',
    cards: ['case red'],
    passes: 'statutory',
    told: (told) => extend(at('2026-03-26'), told),
  },
  {
    act: 'opinion',
    terms: jointItem,
    past: [...accepted, giveOpinion('water', at('2026-03-04'))],
    happened: '2026-03-06',
    early: '2026-03-09',
    ended: '2026-03-11',
    longAfter: '2026-03-23',
    cards: ['step yellow'],
    told: (told) => giveOpinion('fire', at('2026-03-06'), told),
  },
  { ...endingCase, act: 'decision', told: (told) => grant(at('2026-03-12'), told) },
  {
    ...endingCase,
    act: 'delivery',
    passes: undefined,
    past: [...accepted, grant(at('2026-03-04'))],
    happened: '2026-03-06',
    early: '2026-03-09',
    ended: '2026-03-11',
    longAfter: '2026-03-23',
    cards: ['delivery yellow', 'delivery red'],
    alwaysProved: true,
    told: ({ now, proofOfService }) => ({
      type: 'DeliverResult',
      data: { ...officialAct(at('2026-03-06')), now, proofOfService: proofOfService ?? proof(at('2026-03-06')) },
    }),
  },
  { ...endingCase, act: 'withdrawal', told: (told) => withdraw(at('2026-03-12'), told) },
  { ...endingCase, act: 'termination', told: (told) => terminate('2026-03-12', told) },
];

import { type Post, posts } from '@sealtrail/catalog/events';
import type { CardLevel } from '@sealtrail/policy/events';
import type { CardStage, CardStep, LimitedStep, StepPaper } from './life-enums';

/** Who may take a step, of which cards, with what. */
export type StepRule = {
  /** By the charged unit; else by a supervising body outside of it. */
  readonly isAnswer: boolean;
  readonly roles: readonly string[];
  /** One of these has to be held, by the directory, on the day of the step. */
  readonly posts: readonly Post[];
  readonly levels: readonly CardLevel[];
  /** The card has to count. What came of a referral is told of a card that was revoked meanwhile, too. */
  readonly counts: boolean;
  /** Where the answer has to be; empty: wherever it is. */
  readonly from: readonly CardStage[];
  readonly limit: LimitedStep | null;
  /** 文书: the levels of which the step needs one. */
  readonly document: { readonly name: StepPaper; readonly neededOf: readonly CardLevel[] };
};

const CARDS: readonly CardLevel[] = ['yellow', 'red'];
const HANDLERS = ['officer', 'chiefRepresentative', 'integrator'];
const SUPERVISOR = ['supervisor'];
/** Posts that speak in the name of a body. */
export const DECIDING: readonly Post[] = ['approver', 'chiefRepresentative', 'agencyHead', 'governmentHead'];

/** 待发: a person confirms or dismisses a card that waits. */
export const REVIEW_RULE = { roles: ['supervisor', 'admin'], levels: CARDS } as const;

/** Every step: the README of the context shows this table, and the decider asks it. */
export const STEP_RULES: Readonly<Record<CardStep, StepRule>> = {
  acknowledgement: {
    isAnswer: true,
    roles: HANDLERS,
    posts: posts.values,
    levels: ['warning', 'yellow', 'red'],
    counts: true,
    from: ['open'],
    limit: 'feedback',
    document: { name: 'cardNotice', neededOf: [] },
  },
  explanation: {
    isAnswer: true,
    roles: HANDLERS,
    posts: posts.values,
    levels: CARDS,
    counts: true,
    from: ['open', 'acknowledged'],
    limit: 'feedback',
    document: { name: 'selfReview', neededOf: ['red'] },
  },
  rectification: {
    isAnswer: true,
    roles: HANDLERS,
    posts: posts.values,
    levels: CARDS,
    counts: true,
    from: ['explained'],
    limit: null,
    document: { name: 'supervisionOrder', neededOf: [] },
  },
  closing: {
    isAnswer: false,
    roles: SUPERVISOR,
    posts: posts.values,
    levels: CARDS,
    counts: true,
    from: ['explained', 'rectified'],
    limit: null,
    document: { name: 'closingNote', neededOf: [] },
  },
  appeal: {
    isAnswer: true,
    roles: HANDLERS,
    posts: posts.values,
    levels: CARDS,
    counts: true,
    from: [],
    limit: 'appeal',
    document: { name: 'writtenAppeal', neededOf: CARDS },
  },
  appealDecision: {
    isAnswer: false,
    roles: SUPERVISOR,
    posts: DECIDING,
    levels: CARDS,
    counts: true,
    from: [],
    limit: 'appealDecision',
    document: { name: 'appealRuling', neededOf: CARDS },
  },
  revocation: {
    isAnswer: false,
    roles: SUPERVISOR,
    posts: DECIDING,
    levels: CARDS,
    counts: true,
    from: [],
    limit: null,
    document: { name: 'revocationRuling', neededOf: CARDS },
  },
  referral: {
    isAnswer: false,
    roles: SUPERVISOR,
    posts: DECIDING,
    levels: CARDS,
    counts: true,
    from: [],
    limit: null,
    document: { name: 'proposal', neededOf: CARDS },
  },
  outcome: {
    isAnswer: false,
    roles: ['supervisor', 'discipline'],
    posts: posts.values,
    levels: CARDS,
    counts: false,
    from: [],
    limit: null,
    document: { name: 'outcomeLetter', neededOf: CARDS },
  },
};

import type { ApplicationEvent, CaseFact, Holder, LimitMove } from '@sealtrail/applications/events';
import type { OfType, Projection, ProjectionRow } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';

/** A branch of a joint case that waits for its department's opinion. */
export type OpenBranch = Holder & { readonly id: string; readonly limit: LocalDate | null };

/** A case that is not closed: who holds it, and until when. */
export type OpenCase = Holder & {
  readonly item: string;
  readonly accepted: boolean;
  /** The last day in time; `null`: not accepted, without such a limit, or it stands still. */
  readonly promised: LocalDate | null;
  readonly statutory: LocalDate | null;
  readonly branches: readonly OpenBranch[];
};

/**
 * Some of the open cases of a region. Together in a document, because a report reads all of them; in many, because each fact of
 * a case writes its document anew.
 */
export type OpenCasesSheet = {
  readonly region: string;
  /** Whoever holds one of them, or a branch of one. */
  readonly departments: readonly string[];
  readonly cases: { readonly [applicationId: string]: OpenCase };
};

/** Documents for each region, at most: a fact copies what else is in its document, so that 40,000 open cases of a region leave some 80 in each. */
const SHARDS = 512;

const shardOf = (applicationId: string): number => {
  let hash = 0;
  for (const char of applicationId) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003;
  return hash % SHARDS;
};

const withCase = (sheet: OpenCasesSheet, fact: CaseFact, open: OpenCase | null): OpenCasesSheet | null => {
  const { [fact.applicationId]: _before, ...others } = sheet.cases;
  const cases = open === null ? others : { ...others, [fact.applicationId]: open };
  const all = Object.values(cases);
  if (all.length === 0) return null;
  const departments = new Set(all.flatMap((one) => [one, ...one.branches].map(({ department }) => department)));
  return { region: fact.region, departments: [...departments].sort(), cases };
};

type Opened = OfType<
  ApplicationEvent,
  | 'ApplicationSubmitted'
  | 'CorrectionReceived'
  | 'CorrectionNoticeIssued'
  | 'FileHandedOver'
  | 'ApplicationAccepted'
  | 'StageStarted'
  | 'OpinionGiven'
  | 'LimitsMoved'
  | 'HandlerAssigned'
  | 'ApplicationNotAccepted'
  | 'DecisionMade'
  | 'ApplicationWithdrawn'
  | 'ApplicationReturned'
  | 'ApplicationTerminated'
  | 'ApplicationReopened'
  | 'ProofAdded'
  | 'ProofReviewed'
>;

type Data<Type extends Opened['type']> = OfType<Opened, Type>['data'];

/** @param change `before: null`: the case is closed, or was not open yet */
const row = <Type extends Opened['type']>(
  change: (before: OpenCase | null, data: Data<Type>) => OpenCase | null,
): ProjectionRow<OpenCasesSheet, OfType<Opened, Type>> => ({
  id: ({ data }) => `${data.region}|${shardOf(data.applicationId)}`,
  fold: (sheet, event) => {
    const data = event.data as Data<Type>;
    const before = sheet.cases[data.applicationId] ?? null;
    const after = change(before, data);
    if (after !== before) return withCase(sheet, data, after);
    // A document of nothing is none.
    return sheet.region === '' ? null : sheet;
  },
});

/** What is told of a closed case opens none. */
const ofOpen = <Type extends Opened['type']>(change: (before: OpenCase, data: Data<Type>) => OpenCase) =>
  row<Type>((before, data) => (before === null ? null : change(before, data)));

const closing = <Type extends Opened['type']>() => row<Type>(() => null);

const notAccepted = (item: string, { department, official }: Holder): OpenCase => ({
  department,
  official,
  item,
  accepted: false,
  promised: null,
  statutory: null,
  branches: [],
});

/** It was never accepted after all, where the acceptance by silence is undone. */
const withProof = (open: OpenCase, credit: Data<'ProofAdded'>['credit']): OpenCase =>
  credit?.silence === undefined ? open : notAccepted(open.item, open);

const moved = (open: OpenCase, { clock, basis, to }: LimitMove): OpenCase => {
  const limit = to?.date ?? null;
  if (clock === 'case') return { ...open, [basis]: limit };
  if (basis !== 'promised' || !clock.startsWith('branch:')) return open;
  const branches = open.branches.map((one) => (clock === `branch:${one.id}` ? { ...one, limit } : one));
  return { ...open, branches };
};

/** 在办件: every open case, with who holds it and until when. A closed one is in no document. */
export const openCases: Projection<OpenCasesSheet, Opened> = {
  name: 'open-cases.v2',
  initial: { region: '', departments: [], cases: {} },
  indexes: [['region'], ['departments']],
  on: {
    ApplicationSubmitted: row((_, { item, holder }) => notAccepted(item, holder)),
    // One that ends the first check undoes an acceptance by silence, where that had come before.
    CorrectionNoticeIssued: ofOpen((open, { stopsCheck }) => (stopsCheck ? notAccepted(open.item, open) : open)),
    CorrectionReceived: ofOpen((open, { complete, holder }) => (complete ? { ...open, ...named(holder) } : open)),
    FileHandedOver: ofOpen((open, { holder }) =>
      holder === null || open.accepted ? open : { ...open, ...named(holder) },
    ),
    ApplicationAccepted: ofOpen((open, { holder, promised, statutory }) => ({
      ...open,
      ...named(holder),
      accepted: true,
      promised: promised.date,
      statutory: statutory?.date ?? null,
    })),
    StageStarted: ofOpen((open, { branches }) => ({
      ...open,
      branches: branches.map(({ id, department, official, limit }) => ({
        id,
        department,
        official,
        limit: limit.date,
      })),
    })),
    OpinionGiven: ofOpen((open, { branch }) => ({
      ...open,
      branches: open.branches.filter(({ id }) => id !== branch),
    })),
    LimitsMoved: ofOpen((open, { moves }) => moves.reduce(moved, open)),
    HandlerAssigned: ofOpen((open, { branch, department, official }) => {
      if (branch === null) return open.department === department ? { ...open, official } : open;
      return { ...open, branches: open.branches.map((one) => (one.id === branch ? { ...one, official } : one)) };
    }),
    ApplicationNotAccepted: closing(),
    DecisionMade: closing(),
    ApplicationWithdrawn: closing(),
    ApplicationReturned: closing(),
    ApplicationTerminated: closing(),
    ApplicationReopened: row((_, { item, undoes }) => notAccepted(item, undoes.closing.holder)),
    ProofAdded: ofOpen((open, { credit }) => withProof(open, credit)),
    ProofReviewed: ofOpen((open, { credit }) => withProof(open, credit)),
  },
};

const named = ({ department, official }: Holder): Holder => ({ department, official });

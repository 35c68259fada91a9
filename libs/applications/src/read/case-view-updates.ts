import type { Consequence } from '@sealtrail/catalog/events';
import type { OfType, ProjectionRow } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { ApplicationEvent } from '../domain/application-events';
import type { CaseStatus, Lapse, Wait } from '../domain/case-enums';
import type { CaseFact, Closing, LimitMove, Material } from '../domain/case-fact';
import { isPolicyPromise } from '../domain/ledger';
import type { ProofCredit } from '../domain/proof-review-events';
import { type ApplicationView, type CaseMark, type ListedBy, limitEnd } from './application-view';

type View = ApplicationView;
type Data<Type extends ApplicationEvent['type']> = OfType<ApplicationEvent, Type>['data'];

/** A handler that changes the case's own document, and its folded revision. */
export const updateCase = <Type extends ApplicationEvent['type']>(
  change: (view: View, data: Data<Type>) => View,
): ProjectionRow<View, OfType<ApplicationEvent, Type>> => ({
  id: ({ data }) => data.applicationId,
  fold: (view, event) => {
    const changed = change(view, event.data as Data<Type>);
    return { ...changed, ...listedBy(changed), revision: String(event.revision) };
  },
});

export const NOT_DUE: ListedBy['due'] = { promised: null, statutory: null, departments: [] };

/** A closed case is not due and waits for nobody. */
const listedBy = ({ closedAt, promised, statutory, departments, suspended, waiting }: View): ListedBy => ({
  due: closedAt === null ? { promised, statutory, departments } : NOT_DUE,
  marks: [...(suspended ? (['suspended'] as const) : []), ...(waiting ? (['waiting'] as const) : [])] as CaseMark[],
});

/** Members that a case does not have while it is not accepted. */
export const NOT_ACCEPTED = {
  acceptedOn: null,
  deemed: false,
  stage: null,
  branches: [],
  promised: null,
  statutory: null,
  extended: false,
  deferred: [],
  deferralDeadline: null,
} as const;

export const shownMaterial = ({ code, satisfiedBy, file }: Material): View['materials'][number] => ({
  code,
  satisfiedBy,
  file,
});

export const filesOf = (materials: readonly Material[]): readonly string[] =>
  materials.flatMap(({ file }) => (file === null ? [] : [file]));

/** Materials were submitted; with the last of the deferred ones, the wait for them ends. */
export const withMaterials = (view: View, materials: readonly Material[]): View => {
  const codes = new Set(materials.map(({ code }) => code));
  const kept = view.materials.filter(({ code }) => !codes.has(code));
  const deferred = view.deferred.filter((code) => !codes.has(code));
  return waitingFor(
    {
      ...view,
      materials: [...kept, ...materials.map(shownMaterial)],
      files: [...new Set([...view.files, ...filesOf(materials)])],
      missing: view.missing.filter((code) => !codes.has(code)),
      deferred,
    },
    deferred.length > 0 ? view.waitsFor : without(view.waitsFor, 'deferralLapsed', 'deferralHeldBack'),
  );
};

/** A final lapse replaces one that was held back. */
export const withLapse = (view: View, what: Lapse, since: LocalDate, consequence: Consequence): View =>
  waitingFor(view, [...without(view.waitsFor, HELD_BACK[what]), { what, since, consequence }]);

const HELD_BACK = { correctionLapsed: 'correctionHeldBack', deferralLapsed: 'deferralHeldBack' } as const;

export const withLapseHeldBack = (view: View, lapse: Lapse, since: LocalDate, consequence: Consequence): View =>
  waitingFor(view, [...without(view.waitsFor, HELD_BACK[lapse]), { what: HELD_BACK[lapse], since, consequence }]);

/** A moved deadline has not passed, or will be held back again. */
export const withLimitMoves = (view: View, moves: readonly LimitMove[]): View => {
  const moved = (kind: string) => moves.some(({ clock }) => clock === kind || clock.startsWith(`${kind}:`));
  const gone = (['correction', 'deferral'] as const).filter(moved).map((kind) => HELD_BACK[`${kind}Lapsed`]);
  const now = moves.reduce(withLimitMove, view);
  return gone.length === 0 ? now : waitingFor(now, without(now.waitsFor, ...gone));
};

const without = (waitsFor: View['waitsFor'], ...gone: readonly Wait[]): View['waitsFor'] =>
  waitsFor.filter(({ what }) => !gone.includes(what));

export const waitingFor = (view: View, waitsFor: View['waitsFor']): View => ({
  ...view,
  waitsFor,
  waiting: waitsFor.length > 0,
});

/** 办结. */
export const closedView = (
  view: View,
  outcome: CaseStatus,
  { occurredAt, occurredOn, closing }: CaseFact & { closing: Closing },
): View => ({
  ...waitingFor(view, []),
  status: outcome,
  outcome,
  suspended: false,
  closedAt: occurredAt,
  closedOn: occurredOn,
  usedDays: closing.usedDays,
  withinPromise: closing.withinPromise,
  withinStatute: closing.withinStatute,
});

/** The closing is undone: the corrected set that follows sets the new wait. */
export const reopenedView = (view: View): View => ({
  ...view,
  status: 'correctionPending',
  outcome: null,
  closedAt: null,
  closedOn: null,
});

/** The new end of a moved clock. */
function withLimitMove(view: View, { clock, basis, to }: LimitMove): View {
  const end = limitEnd(to);
  if (clock === 'case') return { ...view, [basis]: end };
  if (isPolicyPromise({ clock, basis })) return view;
  if (clock.startsWith('firstCheck:')) return { ...view, firstCheck: end };
  if (clock.startsWith('correction:')) return { ...view, correctionDeadline: end };
  if (clock === 'deferral') return { ...view, deferralDeadline: end };
  if (clock === 'delivery') return { ...view, deliveryLimit: end };
  const branches = view.branches.map((branch) =>
    clock === `branch:${branch.id}` ? { ...branch, limit: end } : branch,
  );
  return { ...view, branches };
}

export const withSuspensions = (view: View, changed: View['suspensions']): View => ({
  ...view,
  suspensions: changed,
  suspended: changed.some(({ endedOn }) => endedOn === null),
});

/** A review that never ran was not paused: a procedure that was still open ends where it started. */
export const withoutOpenProcedures = (view: View): View =>
  withSuspensions(
    view,
    view.suspensions.map((one) => (one.endedOn === null ? { ...one, endedOn: one.startedOn } : one)),
  );

/** A reviewer has accepted an act that was reported late. */
export const withCredit = (view: View, { pause, extension, opinion, silence }: ProofCredit): View => ({
  ...view,
  suspensions: view.suspensions.map((one) =>
    one.number === pause?.suspension ? { ...one, pausesFrom: pause.pausesFrom ?? one.pausesFrom } : one,
  ),
  extended: view.extended || (extension !== null && extension.moves !== 'none'),
  branches: view.branches.map((branch) =>
    branch.id === opinion?.branch
      ? { ...branch, usedDays: opinion.usedDays, withinLimit: opinion.withinLimit }
      : branch,
  ),
  ...(silence && NOT_ACCEPTED),
});

import { applicantsEnd, lastDay, type Pause, pauseBetween } from './day-count';
import { type Day, dayOf, dayOfEnd, endOf, type Moment } from './days';
import { type Calendar, calendarAt } from './days-off';
import type { Consequence, Credited, Item } from './history';
import { HALL } from './items';
import { isReportedLate, isReviewAct, orderOf } from './order';
import {
  type Assignment,
  type BranchState,
  branchesOf,
  type Extension,
  type FirstCheck,
  type Notice,
  type Status,
  type Suspension,
} from './parts';

/** "The life of a case": its state at an instant, by the acts that count until then, day after day. */
export class World {
  status: Status = 'submitted';
  receivedAt: Moment = 0;
  readonly checks: FirstCheck[] = [];
  readonly notices: Notice[] = [];
  readonly has = new Set<string>();
  /** The materials that the first notice asked for and that are missing, and the last day for them. */
  awaited: { readonly materials: readonly string[]; deadline: Day } | null = null;
  /** For materials received on the first notice: when the latest one arrived, and when the latest was reported. */
  private pieces = { at: 0, told: 0 };
  lapsedOn: Day | null = null;
  accepted: { readonly at: Moment; readonly deemed: boolean; readonly recordedAt: Moment } | null = null;
  deferred: { readonly materials: readonly string[]; readonly deadline: Day } | null = null;
  /** The last day of materials that had not arrived by then. */
  deferralLapsedOn: Day | null = null;
  /** The file was received at the hall. */
  receivedByHall = false;
  /** When it was reported that the hall's file was handed over to the department. */
  handedOver: Moment | null = null;
  readonly suspensions: Suspension[] = [];
  extension: Extension | null = null;
  readonly branches: readonly BranchState[];
  closedAt: Moment | null = null;
  /** When it was closed as reported: "a case counts where its fact lies, by `occurredAt`". */
  closedSaid: Moment | null = null;
  /** Of a non-acceptance. */
  ground: 'notRequired' | 'notAccepted' | null = null;
  deliveredAt: Moment | null = null;
  /** A decision counts for its delivery from its recording, or what its proof shows. */
  deliveryFrom: Moment | null = null;
  /** The calendar as known now. */
  readonly calendar: Calendar;
  /** Who was assigned, in the order of recording ("Assignments count from their recording"). */
  readonly assignments: Assignment[] = [];

  constructor(
    readonly item: Item,
    readonly acts: readonly Credited[],
    readonly now: Moment,
    calendar: Calendar = calendarAt(item.declared, now),
  ) {
    this.calendar = calendar;
    this.branches = branchesOf(item);
    const early: Credited[] = [];
    const order = orderOf(acts);
    const waiting = [...acts].sort((a, b) => order(a) - order(b));
    for (let day = dayOf(waiting[0]?.at ?? now); day <= dayOf(now); day++) {
      while (waiting[0] !== undefined && dayOfEnd(order(waiting[0])) <= day) {
        const act = waiting.shift() as Credited;
        // "A step that a timer recorded bars no earlier date": an act dated before the deemed acceptance waits for it.
        if (this.accepted === null && this.lapsedOn === null && isReviewAct(act)) early.push(act);
        else this.happen(act, acts);
      }
      if (endOf(day) <= now) this.midnight(day);
      if (this.accepted !== null) for (const act of early.splice(0)) this.happen(act, acts);
    }
  }

  get isClosed(): boolean {
    return this.closedAt !== null;
  }

  /** The days that the case limit leaves out: any suspension with a written notice, from the later of its start and its notice. */
  casePauses(): readonly Pause[] {
    return this.suspensions.flatMap((each) => this.pauseOf(each, each.endedForOthers));
  }

  /** "A branch's suspension pauses the case and that branch, not its neighbours' branch limits." */
  branchPauses(id: string): readonly Pause[] {
    return this.suspensions
      .filter(({ branch }) => branch === null || branch === id)
      .flatMap((each) => this.pauseOf(each, each.branch === id ? each.endedAt : each.endedForOthers));
  }

  caseDays(limit: 'promised' | 'statutory'): number | null {
    const { promised, statutory } = this.item;
    const more = this.extension?.days ?? 0;
    if (limit === 'statutory') return statutory === null ? null : statutory + more;
    return this.movesPromise ? promised + more : promised;
  }

  /** An extension "does not lengthen the promise, unless promise and statute are equal (policy key `extension_moves`)". */
  get movesPromise(): boolean {
    const { promised, statutory, policy } = this.item;
    return promised === statutory || policy.extensionMoves === 'both';
  }

  /** The last day of a case limit; `null`: none, or suspended. */
  caseEnd(limit: 'promised' | 'statutory'): Day | null {
    const days = this.caseDays(limit);
    return this.accepted === null || days === null
      ? null
      : lastDay(this.calendar, dayOf(this.accepted.at), days, this.casePauses());
  }

  /** The last day of a branch; with the days of an extension (`forCards`), or without them. */
  branchEnd(
    { branch, startedAt, more }: BranchState,
    forCards: boolean,
    calendar: Calendar = this.calendar,
  ): Day | null {
    if (startedAt === null) return null;
    const days = branch.limit + (forCards ? more : 0);
    return lastDay(calendar, dayOf(startedAt), days, this.branchPauses(branch.id));
  }

  openBranches(): readonly BranchState[] {
    return this.branches.filter(({ startedAt, opinionAt }) => startedAt !== null && opinionAt === null);
  }

  check(): FirstCheck | null {
    const last = this.checks.at(-1);
    return last !== undefined && last.endedAt === null ? last : null;
  }

  private pauseOf({ startedAt, noticeAt, notBefore, ...one }: Suspension, endedAt: Moment | null): readonly Pause[] {
    if (noticeAt === null) return [];
    // For others it ends with the day on which it is reported.
    const isOwnEnd = endedAt === null || endedAt === one.endedAt;
    return [pauseBetween(Math.max(startedAt, noticeAt), endedAt ?? this.closedAt, notBefore, isOwnEnd)];
  }

  private happen(act: Credited, acts: readonly Credited[]): void {
    switch (act.kind) {
      case 'file': {
        this.receivedAt = act.at;
        this.receivedByHall = act.byHall === true;
        for (const material of act.materials) this.has.add(material);
        this.startCheck(act);
        return;
      }
      case 'notice':
        this.notice(act);
        return;
      case 'correct':
        this.correct(act);
        return;
      case 'add': {
        this.has.add(act.material);
        return;
      }
      case 'accept': {
        if (this.accepted !== null || this.isClosed) return;
        this.accepted = { at: act.said, deemed: false, recordedAt: act.told };
        this.endCheck(act.at);
        this.awaited = null;
        this.status = 'accepted';
        if (act.deferred.length > 0) {
          const deadline = applicantsEnd(this, dayOf(act.said), act.term, act.told);
          this.deferred = { materials: act.deferred, deadline };
        }
        this.startStage(0, act.starts, acts.indexOf(act));
        return;
      }
      case 'refuseAcceptance': {
        if (this.accepted !== null || this.isClosed) return;
        this.ground = act.ground === 'notRequired' ? 'notRequired' : 'notAccepted';
        this.close('notAccepted', act);
        return;
      }
      case 'suspend': {
        if (this.accepted === null || this.isClosed) return;
        this.suspensions.push({
          number: this.suspensions.length + 1,
          branch: act.branch,
          startedAt: act.at,
          told: act.told,
          notBefore: act.pausesNotBefore,
          assignedBefore: this.assignments.length,
          noticeAt: act.noticeAt === null ? null : Math.max(act.noticeAt, act.at),
          expected: act.expected,
          prolongations: [],
          endedAt: null,
          endedForOthers: null,
          countedEnd: null,
        });
        return;
      }
      case 'suspensionNotice': {
        Object.assign(this.suspensions[act.suspension - 1] ?? {}, { noticeAt: act.at, expected: act.expected });
        return;
      }
      case 'prolong': {
        this.suspensions[act.suspension - 1]?.prolongations.push({ at: act.at, expected: act.expected });
        return;
      }
      case 'resume': {
        const ending = this.suspensions[act.suspension - 1];
        // None if a waiting proof would have closed the case before it began.
        if (ending === undefined) return;
        const [said, counted] = [ending.endedAt ?? act.said, ending.countedEnd ?? this.closedAt ?? act.at];
        // A further report may show that it ended earlier, never that it ended later.
        ending.endedAt = Math.min(said, act.said);
        const forOthers = this.isUnknownToOthers(act, ending) ? act.told : act.said;
        ending.endedForOthers = Math.min(ending.endedForOthers ?? forOthers, forOthers);
        ending.countedEnd = Math.min(counted, act.at);
        return;
      }
      case 'extend': {
        const open = this.openBranches().filter((each) => {
          // "Whose own limit has not ended", by the calendar as known then.
          const end = this.branchEnd(each, true, calendarAt(this.item.declared, act.told));
          const hasBegun = (each.startedAt ?? act.at) <= act.at && each.order < acts.indexOf(act);
          return hasBegun && (end === null || endOf(end) > act.at);
        });
        const moves = [
          'statutory',
          ...(this.movesPromise ? ['promised'] : []),
          ...open.map(({ branch }) => `branch:${branch.id}`),
        ];
        const pausesKnown = this.casePauses();
        this.extension = { days: act.days, at: act.at, order: acts.indexOf(act), moves, pausesKnown };
        for (const each of open) each.more = act.days;
        return;
      }
      case 'opine': {
        const state = this.branches.find(({ branch }) => branch.id === act.branch);
        if (state === undefined || state.startedAt === null || state.opinionAt !== null || this.isClosed) return;
        state.opinionAt = act.at;
        state.agreed = act.agree;
        // A proof accepted by a reviewer counts as a proof of others.
        if (act.served !== null && act.reviewed !== true && isReportedLate(act)) state.toldOnOwnProof = act.told;
        const stage = this.branches.filter((each) => each.stage === state.stage);
        state.saidAt = act.starts;
        // "at acceptance or at the last opinion of the stage before"
        if (stage.every(({ opinionAt }) => opinionAt !== null)) {
          const by = acts.filter(
            (each) => each.kind === 'opine' && stage.some(({ branch }) => branch.id === each.branch),
          );
          const order = Math.max(...by.map((each) => acts.indexOf(each)));
          this.startStage(state.stage + 1, Math.max(...stage.map(({ saidAt }) => saidAt ?? 0)), order);
        }
        return;
      }
      case 'handOver': {
        this.handedOver ??= act.told;
        return;
      }
      case 'assign': {
        const { branch, official, told, found = [] } = act;
        this.assignments.push({ branch, official, told, order: acts.indexOf(act), found });
        return;
      }
      case 'decide': {
        if (this.isClosed) return;
        this.close(act.outcome, act);
        this.deliveryFrom = act.served === null ? act.told : act.at;
        return;
      }
      case 'deliver': {
        this.deliveredAt = act.at;
        return;
      }
      case 'withdraw': {
        if (!this.isClosed) this.close('withdrawn', act);
        return;
      }
      case 'terminate': {
        if (!this.isClosed) this.close('terminated', act);
        return;
      }
    }
  }

  /** "One notice stops the first check, once." */
  private notice(act: Credited & { readonly kind: 'notice' }): void {
    const listed = act.missing.filter((code) => this.item.materials.includes(code));
    const beyond = act.missing.filter((code) => !this.item.materials.includes(code));
    const first = this.notices.find((earlier) => earlier.listed.length > 0);
    const second = first !== undefined && listed.some((code) => !first.listed.includes(code));
    const check = this.check();
    const late = this.accepted?.deemed === true;
    const ended = this.checks.at(-1);
    // One that undoes a deemed acceptance leaves a working day from its recording.
    const undoes = check !== null && Math.max(endOf(check.endsOn), check.told) < act.told;
    // "It counts from the service where that is later than the notice", which nothing proves for a late report without a proof;
    // a later acceptance by a reviewer takes no day from the applicant.
    const from = act.served === null || (act.reviewed === true && !undoes) ? act.told : act.at;
    const told = applicantsEnd(this, dayOf(from), act.deadline, act.told);
    const deadline = undoes ? Math.max(told, applicantsEnd(this, dayOf(act.told), 1, act.told)) : told;
    this.notices.push({
      number: this.notices.length + 1,
      at: act.at,
      saidAt: act.said,
      listed,
      beyond,
      late,
      deniesSilence: late && ended !== undefined && act.said <= endOf(ended.endsOn),
      deadline,
      second,
      department: act.byHall === true ? HALL : this.item.department,
      official: 'li',
    });
    if (first !== undefined) {
      // "may lengthen the applicant's deadline and never shorten it"
      if (this.awaited !== null && listed.length > 0) this.awaited.deadline = Math.max(this.awaited.deadline, deadline);
      return;
    }
    if (check === null || listed.length === 0) return;
    this.endCheck(act.at);
    this.awaited = { materials: listed, deadline };
    this.status = 'correctionPending';
  }

  /** "A corrected set that has everything on the item's list that it named starts a fresh one." */
  private correct(act: Credited & { readonly kind: 'correct' }): void {
    for (const material of act.materials) this.has.add(material);
    const { awaited, pieces } = this;
    this.pieces = { at: Math.max(pieces.at, act.at), told: Math.max(pieces.told, act.told) };
    if (awaited === null || this.isClosed || !awaited.materials.every((code) => this.has.has(code))) return;
    this.awaited = null;
    this.lapsedOn = null;
    this.status = 'submitted';
    this.startCheck(this.pieces);
  }

  /** 容缺: "a missed deadline has the item's consequence, recorded by a person"; until then late materials are accepted. */
  private lapseDeferral(day: Day): void {
    const { deferred } = this;
    if (deferred === null || this.isClosed || this.deferralLapsedOn !== null || deferred.deadline > day) return;
    if (deferred.materials.some((code) => !this.has.has(code))) this.deferralLapsedOn = deferred.deadline;
  }

  private midnight(day: Day): void {
    this.lapseDeferral(day);
    const check = this.check();
    if (check !== null && check.endsOn <= day) {
      check.endedAt = endOf(day);
      check.silent = true;
      // "The acceptance instant is the receipt" (of the corrected set, where there is one).
      const recordedAt = Math.max(endOf(day), check.told);
      this.accepted = { at: check.startedAt, deemed: true, recordedAt };
      this.status = 'accepted';
      this.startStage(0, recordedAt);
    }
    if (this.awaited !== null && this.awaited.deadline <= day && this.lapsedOn === null && !this.isClosed) {
      this.lapsedOn = day;
      const consequence: Consequence = this.item.onCorrectionTimeout;
      if (consequence !== 'refused') this.close(consequence, { at: endOf(day), said: endOf(day) });
    }
  }

  private startCheck({ at, told }: Pick<Credited, 'at' | 'told'>): void {
    const endsOn = lastDay(this.calendar, dayOf(at), this.item.firstCheck, []) as Day;
    this.checks.push({ number: this.checks.length + 1, startedAt: at, told, endsOn, endedAt: null, silent: false });
  }

  private endCheck(at: Moment): void {
    const check = this.check();
    if (check !== null) check.endedAt = at;
  }

  /** It begins with the previous step, its limits when that is reported. */
  private startStage(index: number, at: Moment, order = -1): void {
    for (const each of this.branches) {
      if (each.stage !== index || each.startedAt !== null) continue;
      each.startedAt = at;
      each.order = order;
    }
  }

  private close(status: Status, { at, said }: Pick<Credited, 'at' | 'said'>): void {
    this.endCheck(at);
    // An act proved to have closed the case before it counts as accepted has ended the check too.
    for (const check of this.checks) if (!check.silent) check.endedAt = Math.min(check.endedAt ?? at, at);
    this.awaited = null;
    this.status = status;
    this.closedAt = at;
    this.closedSaid = said;
  }

  /** The first end of a procedure, reported on a later day and not proved, in a case in which other departments take part. */
  private isUnknownToOthers(act: Credited, { branch }: Suspension): boolean {
    const { department, stages } = this.item;
    const all = [department, ...stages.flat().map((each) => each.department)];
    const teller = stages.flat().find(({ id }) => id === branch)?.department ?? department;
    return act.served === null && isReportedLate(act) && all.some((each) => each !== teller);
  }
}

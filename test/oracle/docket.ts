import {
  type Card,
  chargedWith,
  isOf,
  isOther,
  isRevokedOrDismissed,
  isSameDuty,
  isWarned,
  nameOf,
  standing,
  stands,
} from './cards';
import { usedDays, workingDaysBetween } from './day-count';
import { type Day, dayOf, dayOfEnd, endOf, type Moment } from './days';
import type { Calendar } from './days-off';
import { type ExpectedTrigger, RANK } from './expected-trigger';
import { expectedTriggers, hasBranchOverrun, hasOverrun, lastFallOf, limitsOf } from './expected-triggers';
import type { Act, Credited, Item } from './history';
import { type Holder, onLastDay } from './holders';
import type { Suspension } from './parts';
import { BEFORE_REVIEW, ENDING, hasPassed, marksOf, unlessShown } from './passing';
import { World } from './world';

/** "On own proof told within ten working days of the service." */
const OWN_PROOF_WORKING_DAYS = 10;

/** All that has been told of a case, and the cards that stand: looked at anew after every word and every midnight. */
export class Docket {
  readonly cards: Card[] = [];
  /** A red card has waited for confirmation because of a missing notice. */
  hasWaited = false;
  private readonly acts: Credited[] = [];
  /** As they were reported. */
  private readonly said: Act[] = [];
  /** As the department's own proofs show them, instead of what was reported then, or in addition to it. */
  private readonly waiting: { readonly place: number; readonly isKeptAlone: boolean; readonly proved: Credited }[] = [];
  /** Since when a warning's instant has been known. */
  private known = new Map<string, Moment>();
  /** Triggers for which a change of the calendar issues no card. */
  private readonly waived = new Set<string>();
  /** The calendar known when a warning was resolved. */
  private readonly heeded = new Map<Card, Calendar>();
  /** "Used days … of a closed case are reassessed … when a calendar change … moves its limits", and else they stay. */
  private usedBy: Calendar | null = null;
  private now: Moment;
  world: World;

  constructor(
    readonly item: Item,
    private readonly begin: Moment,
  ) {
    this.now = begin;
    this.world = new World(item, [], begin);
  }

  comes(now: Moment): void {
    for (const { told } of this.item.declared) {
      if (told <= this.now || told > now) continue;
      this.passes(told);
      this.calendarChanges(told);
    }
    this.passes(now);
    this.look(now);
  }

  private passes(now: Moment): void {
    if (this.acts.length === 0) return;
    while (!this.isOver) {
      const next = this.next();
      if (next > now) return;
      this.look(next);
    }
  }

  /** The next midnight, or the next instant of a card. */
  private next(): Moment {
    const falls = expectedTriggers(this.world).map(({ at }) => at);
    return Math.min(endOf(dayOf(this.now)), ...falls.filter((at) => at > this.now));
  }

  /** "May revoke, never makes a card for an instant that lay in the past when the change was recorded." */
  private calendarChanges(now: Moment): void {
    const before = this.world;
    this.creditAnew(now);
    const after = new World(this.item, this.acts, now);
    const isMoved = (['promised', 'statutory'] as const).some(
      (limit) => before.caseEnd(limit) !== after.caseEnd(limit),
    );
    if (isMoved || !before.isClosed) this.usedBy = null;
    else this.usedBy ??= before.calendar;
    for (const fall of expectedTriggers(after)) {
      if (fall.level === 'warning' || fall.at > now) continue;
      for (const { department } of fall.charged()) {
        const stands = this.cards.some(
          (card) => !isRevokedOrDismissed(card) && isOf(card, fall) && card.department === department,
        );
        if (!stands) this.waived.add(`${nameOf(fall)} ${department}`);
      }
    }
    this.look(now);
  }

  /** No midnight changes anything until another act is reported. */
  private get isOver(): boolean {
    const { world, now } = this;
    const isAwaited = world.awaited !== null && world.lapsedOn === null;
    const isDeferred = world.deferred !== null && world.deferralLapsedOn === null;
    const endsByItself = !world.isClosed && (world.check() !== null || isAwaited || isDeferred);
    const proved = this.asIfProved();
    const worlds = [world, ...(proved === null ? [] : [new World(this.item, proved, now)])];
    return !endsByItself && worlds.every((each) => lastFallOf(each) <= now);
  }

  /** The days that a decided case has used. */
  get used(): number {
    const { calendar, accepted, closedAt } = this.world;
    if (accepted === null || closedAt === null) return 0;
    return usedDays(this.usedBy ?? calendar, dayOf(accepted.at), dayOfEnd(closedAt), this.world.casePauses());
  }

  tells(act: Act): void {
    this.comes(act.told);
    this.said.push(act);
    const before = this.world;
    if (act.kind === 'resume') this.judgeDecisionAgain(act);
    const credited = this.credit(act);
    if (credited !== null) this.acts.push(credited);
    this.look(act.told);
    // "Or something told late moves its limits or its end": by the present calendar.
    if (marksOf(before) !== marksOf(this.world)) this.usedBy = null;
  }

  /** An unproved act does not move a limit that ended, by the present calendar, between its day and its recording. */
  private creditAnew(now: Moment): void {
    for (const [place, act] of this.acts.entries()) {
      if (act.served !== null || act.at >= act.told || !ENDING.includes(act.kind)) continue;
      const told = this.acts.with(place, { ...act, at: act.told });
      const falls = expectedTriggers(new World(this.item, this.acts, now));
      const denied = expectedTriggers(new World(this.item, told, now)).some(
        (fall) =>
          fall.level !== 'warning' &&
          fall.at < act.told &&
          fall.at >= act.at &&
          !falls.some((each) => nameOf(each) === nameOf(fall)),
      );
      if (denied) this.acts[place] = { ...act, at: act.told };
    }
  }

  /** Independent of the order of reporting: a decision counts as if the earlier end of the procedure had been known. */
  private judgeDecisionAgain(end: Act): void {
    const decided = this.said.findIndex(({ kind }) => kind === 'decide');
    const decision = this.said[decided];
    if (decision === undefined || !this.world.isClosed) return;
    const again = new Docket(this.item, this.begin);
    for (const act of [...this.said.slice(0, decided), { ...end, told: decision.told }, decision]) again.tells(act);
    const credited = again.acts.find(({ kind }) => kind === 'decide');
    const place = this.acts.findIndex(({ kind }) => kind === 'decide');
    if (credited !== undefined && place >= 0) this.acts[place] = credited;
  }

  /** "What is told late": from when an act counts. */
  private credit(act: Act): Credited | null {
    const never = Number.NEGATIVE_INFINITY;
    // "Assignments and hand-overs count from their recording."
    if (act.kind === 'assign' || act.kind === 'handOver') {
      return { ...this.from(act, act.told, act.told, never), found: onLastDay(this.world, dayOf(act.told)) };
    }
    if (act.served !== null) {
      const served = Math.max(act.occurredAt ?? act.served, act.served);
      const proved = this.from(act, served, served, never);
      if (!this.waits(act.served, act.told)) return proved;
      // "Later than that, or under `confirm`, … `underReview`, and limits and figures do not move until a reviewer has spoken."
      const isKeptAlone = act.kind === 'correct' && this.world.isClosed;
      this.waiting.push({ place: this.acts.length, isKeptAlone, proved: { ...proved, reviewed: true } });
      return isKeptAlone ? null : this.credit({ ...act, occurredAt: served, served: null });
    }
    const said = act.occurredAt ?? act.told;
    // "a pause or prolongation without proof excludes no working day before that of its recording"
    const credited = this.from(act, said, said, dayOf(act.told));
    if (act.kind === 'file' || said === act.told) return credited;
    // It applies to those who can use its days: branches open when it is recorded.
    if (act.kind === 'extend') return this.from(act, said, act.told, dayOf(act.told));
    return this.wouldMoveWhatIsOver(credited) ? this.from(act, said, act.told, dayOf(act.told)) : credited;
  }

  private from(act: Act, said: Moment, at: Moment, pausesNotBefore: Day): Credited {
    return { ...act, said, turn: at, starts: this.startsStages(act, at), at, pausesNotBefore };
  }

  /**
   * A case cannot be examined before it was reported; after a deemed acceptance the stages have "started when the deemed
   * acceptance was recorded".
   */
  private startsStages(act: Act, at: Moment): Moment {
    const { accepted } = this.world;
    if (act.kind === 'accept' && accepted?.deemed === true) return accepted.recordedAt;
    return dayOfEnd(act.told) > dayOfEnd(at) ? act.told : at;
  }

  /** Whether the department's own proof has no effect by itself. */
  private waits(served: Moment, told: Moment): boolean {
    const days = workingDaysBetween(this.world.calendar, dayOf(served), dayOf(told));
    return days > OWN_PROOF_WORKING_DAYS || (this.item.policy.lateProof === 'confirm' && days > 0);
  }

  /** The acts as if a reviewer had accepted every waiting proof; `null`: none is waiting. */
  private asIfProved(): readonly Credited[] | null {
    const { accepted, isClosed } = this.world;
    // A decision depends on the deemed acceptance: it is not undone by what would have come before.
    const isOver = ({ proved }: (typeof this.waiting)[number]): boolean =>
      isClosed && accepted?.deemed === true && proved.told > accepted.recordedAt && BEFORE_REVIEW.includes(proved.kind);
    const waiting = this.waiting.filter((each) => !isOver(each));
    if (waiting.length === 0) return null;
    const acts: Credited[] = [];
    for (const place of [...this.acts.keys(), this.acts.length]) {
      const here = waiting.filter((each) => each.place === place);
      acts.push(...here.map(({ proved }) => proved));
      const told = this.acts[place];
      if (told !== undefined && here.every(({ isKeptAlone }) => isKeptAlone)) acts.push(told);
    }
    return acts;
  }

  /** The yellow and red cards that a reviewer's acceptance would revoke keep their place. */
  private review(now: Moment): void {
    const proved = this.asIfProved();
    const falls = proved === null ? [] : expectedTriggers(new World(this.item, proved, now));
    const shown = proved === null ? [] : expectedTriggers(new World(this.item, proved.map(unlessShown), now));
    for (const card of this.cards) {
      const isHeld = proved !== null && card.level !== 'warning' && !stands(card, falls, shown, now);
      card.isUnderReview = isHeld && !isRevokedOrDismissed(card);
    }
  }

  /** "Where it would move a limit that has ended or undo a card that has fallen." */
  private wouldMoveWhatIsOver(act: Credited): boolean {
    const after = new World(this.item, [...this.acts, act], this.now);
    // A timer's closing is final too.
    if (this.world.isClosed && !after.isClosed) return true;
    // "The passing of each case limit is a fact … independent of policy and cards."
    const passed = (['promised', 'statutory'] as const).filter((limit) => hasPassed(this.world, limit));
    if (passed.some((limit) => !hasPassed(after, limit))) return true;
    // So is the announced end of a procedure.
    const isDenied = (one: Suspension, index: number): boolean =>
      hasOverrun(this.world, one) && !hasOverrun(after, after.suspensions[index] ?? one);
    if (this.world.suspensions.some(isDenied)) return true;
    // And a department's time for its part.
    if (after.branches.some((_, index) => hasBranchOverrun(this.world, index) && !hasBranchOverrun(after, index)))
      return true;
    const limits = limitsOf(after);
    for (const [name, at] of limitsOf(this.world)) if (at <= this.now && limits.get(name) !== at) return true;
    const falls = expectedTriggers(after);
    return this.cards.some(
      (card) =>
        card.level !== 'warning' &&
        !isRevokedOrDismissed(card) &&
        !falls.some((fall) => isOf(card, fall) && !isOther(card, fall)),
    );
  }

  private look(now: Moment): void {
    this.now = now;
    this.world = new World(this.item, this.acts, now);
    if (this.acts.length === 0) return;
    // A reopened case is decided again.
    if (!this.world.isClosed) this.usedBy = null;
    const falls = expectedTriggers(this.world);
    const shown = expectedTriggers(new World(this.item, this.acts.map(unlessShown), now));
    this.charge(falls, shown, now);
    this.warn(falls, shown, now);
    this.supersede();
    this.review(now);
  }

  /** Yellow and red cards: those no longer due are revoked, due ones are issued, to those responsible at the card's instant. */
  private charge(falls: readonly ExpectedTrigger[], shown: readonly ExpectedTrigger[], now: Moment): void {
    for (const card of this.cards) {
      if (card.level === 'warning' || isRevokedOrDismissed(card)) continue;
      const { fall, charged } = standing(card, falls, shown, now);
      // "Issued or dropped when the notice is recorded."
      const isTold = card.status === 'pending' && card.provisional && now === this.item.noticed;
      if (fall === undefined || charged === undefined) card.status = isTold ? 'dismissed' : 'revoked';
      else if (!isTold && isOther(card, fall)) card.status = 'revoked';
      else {
        if (isTold && !fall.pending) {
          card.status = 'issued';
          card.former = 'issued';
        }
        card.provisional = fall.provisional;
        // "A limit that moved and is still broken keeps its card", for those proved responsible.
        card.at = fall.at;
        card.official = charged.official;
      }
    }
    for (const fall of falls) {
      if (fall.level === 'warning' || fall.at > now) continue;
      const standing = this.cards.filter((card) => !isRevokedOrDismissed(card) && isOf(card, fall));
      for (const holder of chargedWith(fall, shown)) {
        const stands = standing.some(({ department }) => department === holder.department);
        if (!stands && !this.waived.has(`${nameOf(fall)} ${holder.department}`)) this.issue(fall, holder);
      }
    }
  }

  /** "Warnings are no accusation." */
  private warn(falls: readonly ExpectedTrigger[], shown: readonly ExpectedTrigger[], now: Moment): void {
    const known = new Map<string, Moment>();
    for (const fall of falls) {
      if (fall.level !== 'warning') continue;
      const name = `${fall.clock} ${fall.at}`;
      known.set(name, this.known.get(name) ?? now);
    }
    for (const card of this.cards) {
      if (card.level !== 'warning' || (card.status !== 'issued' && card.status !== 'resolved')) continue;
      const isBreached = falls.some(
        (fall) => fall.level !== 'warning' && fall.disputed !== true && isSameDuty(fall, card),
      );
      const how = isBreached ? null : this.howEnded(card.clock);
      // "One whose instant moves away is `lapsed`": also if it is proved that its clock had ended before.
      if (!isWarned(card, shown) && !isWarned(card, this.asHeeded(card))) card.status = 'lapsed';
      else if (how !== null && card.status === 'issued') {
        card.status = how;
        if (how === 'resolved') this.heeded.set(card, this.world.calendar);
      }
    }
    for (const fall of falls) {
      if (
        fall.level !== 'warning' ||
        this.howEnded(fall.clock) !== null ||
        fall.at > now ||
        (known.get(`${fall.clock} ${fall.at}`) ?? now) > fall.at
      )
        continue;
      const issued = this.cards.filter((card) => card.status !== 'lapsed' && isOf(card, fall));
      if (issued.length > 0 && fall.at < now) continue;
      // What is told at the very instant counts: whoever takes over then is warned, and who has ended is not.
      const holders = fall.charged();
      for (const card of issued) {
        const holder = holders.find(({ department }) => department === card.department);
        if (holder === undefined) card.status = 'lapsed';
        else card.official = holder.official;
      }
      const isNew = ({ department }: Holder): boolean => issued.every((card) => card.department !== department);
      for (const holder of holders.filter(isNew)) this.issue(fall, holder);
    }
    this.known = known;
  }

  /** A resolved warning "stays so, whatever a later calendar makes of its instant": it is evaluated with the calendar known then. */
  private asHeeded(card: Card): readonly ExpectedTrigger[] {
    const calendar = card.status === 'resolved' ? this.heeded.get(card) : undefined;
    return calendar === undefined
      ? []
      : expectedTriggers(new World(this.item, this.acts.map(unlessShown), this.now, calendar));
  }

  /** "When its clock ends in time it is `resolved`; when its case is withdrawn, returned or terminated before the limit it is `lapsed`." */
  private howEnded(clock: string): 'resolved' | 'lapsed' | null {
    const { world } = this;
    const suspension = world.suspensions.find(({ number }) => clock === `suspension:${number}`);
    if (suspension !== undefined && hasOverrun(world, suspension)) return null;
    if (suspension !== undefined && suspension.endedAt !== null) return 'resolved';
    if (!world.isClosed || (clock === 'case' && hasPassed(world, 'promised'))) return null;
    return world.status === 'granted' || world.status === 'refused' ? 'resolved' : 'lapsed';
  }

  /** "A higher level supersedes the lower ones of the same clock for all respondents." */
  private supersede(): void {
    for (const card of this.cards) {
      if (isRevokedOrDismissed(card)) continue;
      const higher = this.cards.some(
        (other) =>
          !isRevokedOrDismissed(other) &&
          other.status !== 'pending' &&
          other.rule === card.rule &&
          other.clock === card.clock &&
          RANK[other.level] > RANK[card.level],
      );
      // An act done in time by what was known led to a card all the same.
      if (higher && ['issued', 'pending', 'resolved'].includes(card.status)) {
        card.former = card.status;
        card.status = 'superseded';
      }
      // "if the higher card is revoked, a yellow one that still holds returns to its former status, a warning does not"
      if (!higher && card.status === 'superseded' && card.level === 'yellow') card.status = card.former;
    }
  }

  private issue(
    { rule, clock, level, at, pending, provisional }: ExpectedTrigger,
    { department, official }: Holder,
  ): void {
    const status = pending ? 'pending' : 'issued';
    if (pending && rule === 'case' && !provisional) this.hasWaited = true;
    const card = { rule, clock, level, department, official, at, status, former: status, provisional } as const;
    this.cards.push({ ...card, isUnderReview: false });
  }
}

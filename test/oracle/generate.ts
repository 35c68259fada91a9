import { dayFrom, dayOf, endOf, type Moment, momentOf } from './days';
import { isWorkingDay, WITHOUT_NOTICE_FROM } from './days-off';
import { Docket } from './docket';
import type { Act, ActContent, DeferralConsequence, History, Item, ReportTimes } from './history';
import { HANDLERS } from './items';
import type { Kind } from './kinds';
import { SeededRandom } from './seeded-random';

/** Cases are filed before the long holidays: National Day 2025, Spring Festival 2026, and a year without notice. */
const FILED: readonly (readonly [string, string])[] = [
  ['2025-09-10', '2025-09-29'],
  ['2026-01-26', '2026-02-13'],
];
const FILED_BEFORE_NOTICE = ['2026-11-30', '2026-12-22'] as const;
export const BEGIN: Moment = momentOf(dayFrom('2025-09-08'), 8);
export const END: Moment = momentOf(dayFrom('2027-04-15'), 20);
/** Acts are reported at these hours. */
const HOURS = [10, 16] as const;
const ACTS_MAX = 40;
/** Maximum duration. */
const LASTS_DAYS = 180;
const LAST_ACT = momentOf(dayFrom('2027-03-19'), 20);
const TOLD_LATE: readonly ActContent['kind'][] = [
  'notice',
  'accept',
  'refuseAcceptance',
  'resume',
  'extend',
  'opine',
  'decide',
  'withdraw',
  'terminate',
];
const CLOSING: readonly ActContent['kind'][] = ['decide', 'withdraw', 'terminate'];
const BY_HALL: readonly ActContent['kind'][] = ['notice', 'correct', 'add', 'accept', 'refuseAcceptance', 'handOver'];
const PROVABLE: readonly ActContent['kind'][] = ['notice', 'accept', 'refuseAcceptance', 'opine', 'decide'];

/** What a person records if deferred materials did not arrive. */
const CONSEQUENCE: Readonly<Record<DeferralConsequence, ActContent>> = {
  withdrawn: { kind: 'withdraw' },
  returned: { kind: 'terminate', lapsed: true },
  acceptanceCancelled: { kind: 'terminate', lapsed: true },
  refused: { kind: 'decide', outcome: 'refused' },
};

/** Generates a random history without illegal acts: what is possible is determined with the oracle. */
export function writeHistory(seed: number, index: number, items: readonly Item[], kinds: ReadonlySet<Kind>): History {
  const chance = new SeededRandom(seed, index);
  for (;;) {
    const writer = new Writer(chance, chance.pick(items), kinds);
    writer.write();
    if (!writer.rewritesWhatTimersDid) return { index, item: writer.item, acts: writer.acts };
  }
}

class Writer {
  readonly acts: Act[] = [];
  private readonly docket: Docket;
  private told: Moment = BEGIN;
  private happened: Moment = BEGIN;
  /** When a case closed by a timer was reopened. */
  private reopened: Moment | null = null;

  constructor(
    private readonly chance: SeededRandom,
    readonly item: Item,
    private readonly kinds: ReadonlySet<Kind>,
  ) {
    this.docket = new Docket(item, BEGIN);
  }

  write(): void {
    const { chance } = this;
    const [from, to] = chance.pick(this.has('provisional') ? [...FILED, FILED_BEFORE_NOTICE] : FILED);
    this.told = momentOf(chance.int(dayFrom(from), dayFrom(to)), chance.pick(HOURS));
    this.happened = this.told;
    const complete = !this.has('notice') || chance.percent(60);
    const mayFollow = this.has('deferral') && !complete && chance.percent(40);
    const materials = this.item.materials.filter((code) =>
      mayFollow ? !this.item.deferrable.includes(code) : complete || chance.percent(50),
    );
    this.say({ kind: 'file', materials }, this.has('window') && chance.percent(this.item.entrusted ? 60 : 10));
    this.check();
    if (this.has('reopening') && this.isClosedByTimer && chance.percent(50)) this.reopen();
    if (this.has('conduct') && this.world.accepted?.deemed === true && this.world.notices.length === 0) {
      if (chance.percent(20)) this.say({ kind: 'notice', missing: [this.item.materials[0] as string], deadline: 5 });
    }
    if (this.world.accepted !== null) this.review();
    if (this.has('earlierEnd')) this.endEarlier();
    if (this.world.status === 'granted' && chance.percent(85)) {
      this.after(chance.int(0, 13));
      this.say({ kind: 'deliver' });
    }
  }

  /**
   * A day declared off afterwards lies in a first check, or in an applicant's deadline: what has happened by its end stays, and
   * its consequences are not specified here.
   */
  get rewritesWhatTimersDid(): boolean {
    const { checks, notices, deferred, accepted } = this.world;
    const spans = [
      ...checks.map(({ startedAt, endsOn }) => [startedAt, endOf(endsOn)] as const),
      ...notices.map(({ at, deadline }) => [at, endOf(deadline)] as const),
      ...(deferred && accepted ? [[accepted.at, endOf(deferred.deadline)] as const] : []),
    ];
    const { noticed } = this.item;
    // The consequence of such a deadline waits for the notice.
    if (spans.some(([from, to]) => noticed !== null && from < noticed && to > endOf(WITHOUT_NOTICE_FROM - 1)))
      return true;
    return this.item.declared.some(
      ({ told, day }) => day < dayOf(told) && spans.some(([from, to]) => dayOf(from) < day && endOf(day) <= to),
    );
  }

  private get world() {
    return this.docket.world;
  }

  private get missing(): readonly string[] {
    return this.item.materials.filter((code) => !this.world.has.has(code));
  }

  private has(kind: Kind): boolean {
    return this.kinds.has(kind);
  }

  /** Time passes. */
  private after(workingDays: number): void {
    let day = dayOf(this.told);
    for (let left = workingDays; left > 0; ) {
      day++;
      if (isWorkingDay(day)) left--;
    }
    if (this.chance.percent(5)) day++;
    const hour = this.chance.pick(HOURS);
    this.told = Math.max(this.told, momentOf(day, hour));
    this.docket.comes(this.told);
  }

  /** An act now, or reported late with a day since the last one, with or without its proof. */
  private say(deed: ActContent, byHall = this.isToldByHall(deed)): void {
    const act: Act = { ...this.telling(deed), ...deed, ...(byHall ? { byHall } : {}) };
    this.acts.push(act);
    this.docket.tells(act);
    this.happened = Math.max(this.happened, act.served ?? 0, act.occurredAt ?? act.told);
  }

  /** "The window does every act of art. 32"; "the department keeps its power". */
  private isToldByHall({ kind }: ActContent): boolean {
    const isHeld = this.item.entrusted && this.world.receivedByHall && this.world.handedOver === null;
    return isHeld && BY_HALL.includes(kind) && this.chance.percent(70);
  }

  private telling(deed: ActContent): ReportTimes {
    const { kind } = deed;
    const { chance, told } = this;
    if (kind === 'deliver') return { told, occurredAt: told, served: told };
    if (deed.kind === 'opine') this.happened = Math.max(this.happened, this.couldExamineFrom(deed.branch));
    const { accepted, lapsedOn } = this.world;
    if (lapsedOn !== null && kind === 'decide') this.happened = Math.max(this.happened, endOf(lapsedOn));
    if (accepted?.deemed === true && !this.has('beforeSilence')) {
      this.happened = Math.max(this.happened, accepted.recordedAt);
    }
    const days = dayOf(told) - dayOf(this.happened);
    const isProved = this.has('prove') || kind !== 'notice' || this.has('lateNotice');
    const isLate = this.has('late') && isProved && TOLD_LATE.includes(kind) && days > 0 && chance.percent(25);
    if (!isLate) return { told, occurredAt: null, served: null };
    const at = momentOf(chance.int(dayOf(this.happened) + 1, dayOf(told)), 9, chance.int(0, 59));
    if (kind === 'resume' && !this.mayResume(at)) return { told, occurredAt: null, served: null };
    if (kind === 'notice' && !this.has('lateNotice')) {
      return dayOf(told) - dayOf(at) > 10
        ? { told, occurredAt: null, served: null }
        : { told, occurredAt: at, served: at };
    }
    const provable = this.has('prove') && (PROVABLE.includes(kind) || (this.has('proveAll') && kind !== 'resume'));
    // A department's own proof later than ten working days after the service waits for a reviewer.
    const isTooLate = dayOf(told) - dayOf(at) > 10;
    if (!provable || isTooLate || chance.percent(50)) return { told, occurredAt: at, served: null };
    return { told, occurredAt: chance.percent(50) ? at : null, served: at };
  }

  /** No act of a branch precedes the last opinion of the stage before, whenever that was reported. */
  private couldExamineFrom(id: string): Moment {
    const { branches } = this.world;
    const stage = branches.find(({ branch }) => branch.id === id)?.stage ?? 0;
    return Math.max(0, ...branches.filter((each) => each.stage === stage - 1).map(({ opinionAt }) => opinionAt ?? 0));
  }

  private check(): void {
    const { chance } = this;
    for (let round = 0; round < 4 && this.isBeforeAcceptance; round++) {
      this.after(chance.int(0, this.item.firstCheck + (this.has('silence') ? 2 : -1)));
      this.handOver();
      if (this.isBeforeAcceptance && this.world.status !== 'correctionPending') this.say(this.checked());
      else if (this.isBeforeAcceptance) this.answer();
    }
    if (this.isBeforeAcceptance) this.after(chance.int(8, 20));
  }

  /** 移交, at any time before the decision. */
  private handOver(): void {
    const { world } = this;
    const isHeld = this.item.entrusted && world.receivedByHall && world.handedOver === null && !world.isClosed;
    if (!isHeld || !this.chance.percent(12)) return;
    this.say({ kind: 'handOver' });
    this.after(this.chance.int(0, 2));
  }

  private get isClosedByTimer(): boolean {
    return this.world.lapsedOn !== null && ['withdrawn', 'returned'].includes(this.world.status);
  }

  /** An act done in time is reported after the timer has closed the case, with its receipt (收件凭证). */
  private reopen(): void {
    const { chance } = this;
    const noticed = this.world.notices.find(({ listed }) => listed.length > 0);
    const [from, to] = [dayOf(noticed?.at ?? 0) + 1, this.world.lapsedOn ?? 0];
    if (from > to || (this.item.stages.length > 0 && !this.has('reopenJoint'))) return;
    this.after(chance.int(1, 6));
    const served = momentOf(chance.int(from, to), 9);
    const act: Act = { kind: 'correct', materials: this.missing, told: this.told, occurredAt: null, served };
    this.acts.push(act);
    this.docket.tells(act);
    this.happened = served;
    this.reopened = this.told;
    this.check();
  }

  /** A case of one department only: an act in its procedure counts against no other department. */
  private endEarlier(): void {
    const { chance, world } = this;
    const ended = world.suspensions.at(-1);
    if (ended === undefined || this.item.stages.length > 0 || !['granted', 'refused'].includes(world.status)) return;
    const [from, to] = [dayOf(ended.startedAt) + 1, dayOf(ended.endedAt ?? world.closedSaid ?? 0) - 1];
    if (from > to || !chance.percent(40)) return;
    const occurredAt = momentOf(chance.int(from, to), 9);
    if (!this.mayResume(occurredAt)) return;
    this.after(chance.int(1, 6));
    const act: Act = { kind: 'resume', suspension: ended.number, told: this.told, occurredAt, served: null };
    this.acts.push(act);
    this.docket.tells(act);
  }

  private get isBeforeAcceptance(): boolean {
    return this.world.accepted === null && !this.world.isClosed;
  }

  /** The result of the first check. */
  private checked(): ActContent {
    const { chance, missing } = this;
    if (this.has('end') && chance.percent(8)) return { kind: 'withdraw' };
    if (this.has('end') && chance.percent(8)) {
      return { kind: 'refuseAcceptance', ground: chance.pick(['notRequired', 'falseMaterial']) };
    }
    if (this.has('conduct') && chance.percent(10)) {
      return {
        kind: 'notice',
        missing: ['not-on-the-list', ...missing.slice(0, chance.int(0, 1))],
        deadline: chance.int(1, 8),
      };
    }
    const { notices } = this.world;
    if (this.has('conduct') && notices.some(({ listed }) => listed.length > 0) && chance.percent(15)) {
      return { kind: 'notice', missing: [chance.pick(this.item.materials)], deadline: chance.int(1, 8) };
    }
    if (missing.length === 0) return { kind: 'accept', deferred: [], term: 0 };
    const mayFollow = missing.every((code) => this.item.deferrable.includes(code));
    if (this.has('deferral') && mayFollow && chance.percent(50)) {
      return { kind: 'accept', deferred: missing, term: chance.int(3, 10) };
    }
    if (notices.every(({ listed }) => listed.length === 0))
      return { kind: 'notice', missing, deadline: chance.int(1, 8) };
    return { kind: 'add', material: missing[0] as string };
  }

  private answer(): void {
    const { chance, missing } = this;
    this.after(chance.int(0, 5));
    if (this.world.status !== 'correctionPending') return;
    if (this.has('lapse') && this.world.lapsedOn !== null && chance.percent(40)) {
      this.say({ kind: 'decide', outcome: 'refused' });
      return;
    }
    if (this.has('conduct') && this.world.lapsedOn === null && chance.percent(10)) {
      this.say({ kind: 'notice', missing: [chance.pick(this.item.materials)], deadline: chance.int(1, 8) });
      return;
    }
    const materials = chance.percent(80) ? missing : missing.filter(() => chance.percent(50));
    if (materials.length > 0) this.say({ kind: 'correct', materials });
  }

  private review(): void {
    const { chance } = this;
    const last = Math.min(LAST_ACT, endOf(dayOf(this.world.receivedAt) + LASTS_DAYS));
    for (let n = 0; n < ACTS_MAX && !this.world.isClosed && this.told < last; n++) {
      this.after(chance.int(0, chance.percent(70) ? 3 : 9));
      if (chance.percent(2)) return;
      this.handOver();
      const deed = this.reviewed();
      const isAtOnce = deed !== null && CLOSING.includes(deed.kind) && this.acts.at(-1)?.told === this.told;
      // A limit broken while it was closed is carded at once, or not if the act that avoids it is reported at the same moment.
      const mayBe = this.has('atOnce') && this.told !== this.reopened;
      if (deed !== null && (!isAtOnce || mayBe)) this.say(deed);
    }
  }

  /** The next act on an accepted case, if any. */
  private reviewed(): ActContent | null {
    const { chance, world } = this;
    const running = world.suspensions.find(({ endedAt }) => endedAt === null);
    if (this.has('assignment') && chance.percent(8)) return this.assigned();
    const { onDeferralTimeout } = this.item;
    const isLapsed = world.deferralLapsedOn !== null && this.missing.length > 0;
    if (this.has('deferralLapse') && isLapsed && chance.percent(40)) return CONSEQUENCE[onDeferralTimeout];
    // "A lapse has its act": a withdrawal does not replace a refusal.
    const mayWithdraw = !isLapsed || onDeferralTimeout === 'withdrawn';
    if (this.has('end') && mayWithdraw && chance.percent(3)) return { kind: 'withdraw' };
    if (this.has('end') && chance.percent(3)) return { kind: 'terminate', lapsed: false };
    if (running !== undefined) return this.procedure(running.number, running.noticeAt === null);
    if (this.has('suspension') && chance.percent(12) && world.suspensions.length < 2) return this.suspended();
    if (this.has('extension') && chance.percent(12) && this.mayExtend()) {
      return { kind: 'extend', days: chance.int(1, this.item.stages.length === 0 ? 10 : 15) };
    }
    const open = world.openBranches();
    if (open.length > 0) return { kind: 'opine', branch: chance.pick(open).branch.id, agree: chance.percent(95) };
    if (this.missing.length > 0) {
      return this.has('deferralLapse') && world.deferred !== null && chance.percent(75)
        ? null
        : { kind: 'add', material: this.missing[0] as string };
    }
    if (!chance.percent(35)) return null;
    const disagreed = world.branches.some(({ agreed }) => !agreed);
    return { kind: 'decide', outcome: disagreed || chance.percent(20) ? 'refused' : 'granted' };
  }

  private assigned(): ActContent {
    const open = this.world.openBranches();
    const branch = open.length > 0 && this.chance.percent(70) ? this.chance.pick(open).branch.id : null;
    return { kind: 'assign', branch, official: this.chance.pick(HANDLERS) };
  }

  /** "Approved and told to the applicant before the limit ends"; "moves the statutory limit, once". */
  private mayExtend(): boolean {
    const end = this.world.caseEnd('statutory');
    if (this.item.stages.length > 0 && !this.has('extendJoint')) return false;
    return this.world.extension === null && this.item.statutory !== null && end !== null && this.told < endOf(end);
  }

  private suspended(): ActContent {
    const { chance } = this;
    const open = this.world.openBranches();
    const branch = open.length > 0 && chance.percent(50) ? chance.pick(open).branch.id : null;
    // A card that waits for two things at once is not covered.
    const isBeforeNotice = this.world.receivedAt >= momentOf(dayFrom(FILED_BEFORE_NOTICE[0]), 0);
    const noticeAt = this.has('unnoticed') && chance.percent(30) && !isBeforeNotice ? null : this.told;
    return { kind: 'suspend', branch, expected: chance.int(1, 8), noticeAt };
  }

  /** The next act in a procedure in progress, if any. */
  private procedure(suspension: number, isUnnoticed: boolean): ActContent | null {
    const { chance } = this;
    if (isUnnoticed && chance.percent(50)) return { kind: 'suspensionNotice', suspension, expected: chance.int(3, 10) };
    if (!isUnnoticed && this.has('prolongation') && chance.percent(15)) {
      const running = this.world.suspensions[suspension - 1];
      const expected = running?.prolongations.at(-1)?.expected ?? running?.expected ?? 0;
      return { kind: 'prolong', suspension, expected: expected + chance.int(1, 5) };
    }
    return chance.percent(60) && this.mayResume(this.told) ? { kind: 'resume', suspension } : null;
  }

  private mayResume(at: Moment): boolean {
    return this.has('dayOff') || isWorkingDay(dayOf(at));
  }
}

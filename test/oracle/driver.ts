import { inParallel, type KeepAliveClient, reasonOf } from '../real/keep-alive-client';
import { type Day, dateOf, dayOf, instantOf, type Moment } from './days';
import type { Act, History } from './history';
import { type DeclaredDays, HALL, type YearNotice } from './items';

/** A history in progress, with the responses. */
export type Told = {
  readonly history: History;
  id: string;
  /** The refused acts, with the reason. */
  readonly refused: { readonly act: Act; readonly reason: string }[];
};

const REMEDIES = {
  reconsideration: { organ: '市人民政府', days: 60 },
  litigation: { court: '市中级人民法院', months: 6 },
};
const APPLICANT = { kind: 'person', name: '李某', idType: 'residentId', idNumber: '11010519491231002X' };

/** Plays all histories on one timeline: at each instant the acts of all of them, with jumps of the clock between. */
export class Driver {
  requests = 0;
  jumps = 0;
  clockSeconds = 0;
  readonly told: readonly Told[];
  private readonly waiting: [Moment, readonly Told[]][];

  constructor(
    private readonly client: KeepAliveClient,
    private readonly adminKey: string,
    private readonly keys: ReadonlyMap<string, string>,
    histories: readonly History[],
    private readonly days: DeclaredDays,
    private readonly notice: YearNotice | null,
  ) {
    this.told = histories.map((history) => ({ history, id: '', refused: [] }));
    const instants = new Map<Moment, Told[]>();
    for (const each of this.told) {
      for (const { told } of each.history.acts) {
        const at = instants.get(told) ?? [];
        instants.set(told, at);
        if (at.at(-1) !== each) at.push(each);
      }
    }
    for (const declared of days.values()) {
      for (const { told } of declared) instants.set(told, instants.get(told) ?? []);
    }
    if (notice !== null) instants.set(notice.told, instants.get(notice.told) ?? []);
    this.waiting = [...instants].sort(([a], [b]) => a - b);
  }

  /** Plays everything up to an instant, and moves the clock there. */
  async until(now: Moment): Promise<void> {
    for (let next = this.waiting[0]; next !== undefined && next[0] <= now; next = this.waiting[0]) {
      const [moment, speaking] = next;
      this.waiting.shift();
      await this.setClock(moment);
      await this.declare(moment);
      if (this.notice !== null) await this.giveNotice(this.notice, moment);
      await this.tellInTurns(speaking, moment);
    }
    await this.setClock(now);
  }

  /**
   * One act of each history at a time: the cards that follow from it are settled before the next of the same instant is told. Whether a
   * card that the next act revokes is issued at all would otherwise depend on how fast the reactors are.
   */
  private async tellInTurns(speaking: readonly Told[], moment: Moment): Promise<void> {
    const left = speaking.map((each) => ({ each, acts: each.history.acts.filter(({ told }) => told === moment) }));
    for (let turn = 0; left.some(({ acts }) => acts.length > turn); turn++) {
      if (turn > 0) await this.setClock(moment);
      await inParallel(this.client.connections, left, async ({ each, acts }) => {
        const act = acts[turn];
        if (act !== undefined) await this.tell(each, act);
      });
    }
  }

  /** The days that are declared at an instant. */
  private async declare(now: Moment): Promise<void> {
    for (const [calendar, declared] of this.days) {
      for (const { day, working } of declared.filter(({ told }) => told === now)) {
        const path = `/v1/calendars/${calendar}/days/${dateOf(day)}`;
        await this.client.must('PUT', path, this.adminKey, { working, reason: '台风' });
      }
    }
  }

  private async giveNotice({ told, daysOff, makeUpDays }: YearNotice, now: Moment): Promise<void> {
    if (told !== now) return;
    const listed = (days: readonly Day[]) => days.map((day) => ({ date: dateOf(day) }));
    const body = { documentNumber: '国办发明电〔2026〕7号', daysOff: listed(daysOff), makeUpDays: listed(makeUpDays) };
    await this.client.must('PUT', '/v1/calendars/cn-national/years/2027', this.adminKey, body);
  }

  private async setClock(now: Moment): Promise<void> {
    const began = performance.now();
    await this.client.must('PUT', '/v1/clock', this.adminKey, { now: instantOf(now) });
    this.clockSeconds += (performance.now() - began) / 1_000;
    this.jumps++;
  }

  private async tell(told: Told, act: Act): Promise<void> {
    if (act.kind !== 'file' && told.id === '') return;
    this.requests++;
    const { path, body, department } = requestOf(told, act);
    const when = {
      ...(act.occurredAt === null ? {} : { occurredAt: instantOf(act.occurredAt) }),
      ...(act.served === null
        ? {}
        : { proofOfService: { mode: 'window', servedAt: instantOf(act.served), reference: 'SDHZ-1' } }),
    };
    const answer = await this.client.ask('POST', path, this.keys.get(act.byHall === true ? HALL : department) ?? '', {
      officer: 'li',
      ...body,
      ...when,
    });
    if (answer.status >= 500) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    if (answer.status >= 300) {
      told.refused.push({ act, reason: reasonOf(answer) });
      return;
    }
    if (act.kind === 'file') told.id = String(answer.body['id']);
  }
}

type Request = { readonly path: string; readonly body: object; readonly department: string };

function requestOf({ history: { item, acts }, id }: Told, act: Act): Request {
  const of = (to: string, body: object = {}, department = item.department): Request => ({
    path: `/v1/applications/${id}/${to}`,
    body,
    department,
  });
  const at = act.occurredAt ?? act.served ?? act.told;
  const document = { number: '1', date: dateOf(dayOf(at)), seal: '行政审批专用章(1)' };
  const working = (days: number) => ({ days, unit: 'workingDay' });
  const paper = (code: string) => ({ code, satisfiedBy: 'paper' });
  const departmentOf = (branch: string | null): string =>
    item.stages.flat().find((each) => each.id === branch)?.department ?? item.department;
  /** The one branch that a procedure suspends, if it suspends one. */
  const suspending = (number: number): string => {
    const started = acts.flatMap((each) => (each.kind === 'suspend' ? [each.branch] : []));
    return departmentOf(started[number - 1] ?? null);
  };
  switch (act.kind) {
    case 'file':
      return {
        path: '/v1/applications',
        body: { item: item.code, applicant: APPLICANT, channel: 'window', materials: act.materials.map(paper) },
        department: item.department,
      };
    case 'notice': {
      const missing = act.missing.map((code) => ({ code, reason: '缺' }));
      return of('correction-notices', { missing, deadline: working(act.deadline), document });
    }
    case 'correct':
      return of('corrections', { materials: act.materials.map(paper) });
    case 'add':
      return of('materials', paper(act.material));
    case 'accept': {
      const deferral = { materials: act.deferred, term: working(act.term) };
      return of('acceptance', { document, ...(act.deferred.length === 0 ? {} : { deferral }) });
    }
    case 'refuseAcceptance':
      return of('non-acceptance', { ground: act.ground, reason: '不需要', remedies: REMEDIES, document });
    case 'suspend': {
      const notice = act.noticeAt === null ? {} : { notice: { document, givenAt: instantOf(act.noticeAt) } };
      const procedure = { procedure: 'expertReview', legalBasis: '行政许可法第四十五条', stepId: act.branch };
      const announced = act.noticeAt === null ? {} : { expected: working(act.expected) };
      return of('suspensions', { ...procedure, ...announced, ...notice }, departmentOf(act.branch));
    }
    case 'suspensionNotice':
      return of(
        `suspensions/${act.suspension}/notice`,
        { document, expected: working(act.expected) },
        suspending(act.suspension),
      );
    case 'prolong': {
      const more = { document, expected: working(act.expected), reason: '专家未到' };
      return of(`suspensions/${act.suspension}/prolongation`, more, suspending(act.suspension));
    }
    case 'resume':
      return of(`suspensions/${act.suspension}/end`, {}, suspending(act.suspension));
    case 'extend': {
      const approver = item.stages.length === 0 ? 'qian' : 'sun';
      return of('extension', { days: act.days, approver, reason: '复杂', document, notifiedAt: instantOf(at) });
    }
    case 'opine': {
      const opinion = act.agree ? { opinion: 'agree' } : { opinion: 'disagree', reasons: '不符合' };
      return of(`steps/${act.branch}/opinion`, opinion, departmentOf(act.branch));
    }
    case 'assign':
      return of('assignment', { official: act.official, stepId: act.branch }, departmentOf(act.branch));
    case 'decide': {
      const grounds = { reasons: '不符合法定条件', legalBasis: '行政许可法第三十八条', remedies: REMEDIES };
      const decision = { officer: 'zhao', outcome: act.outcome, document };
      return of('decision', act.outcome === 'granted' ? decision : { ...decision, ...grounds });
    }
    case 'deliver':
      return of('delivery');
    case 'withdraw':
      return of('withdrawal', {
        reason: '不再办理',
        document: { kind: '撤回申请书', number: 'W-1', date: dateOf(dayOf(act.told)) },
      });
    case 'terminate': {
      const grounds = act.lapsed ? { ground: 'deferralLapsed', remedies: REMEDIES } : {};
      const body = { officer: 'zhao', reason: '申请人死亡', legalBasis: '行政许可法第七十条', document };
      return of('termination', { ...body, ...grounds });
    }
    case 'handOver':
      return of('hand-over', { document });
  }
}

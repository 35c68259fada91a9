import { type Act, type CasePlan, codeOf, type Step } from './case-plan';
import { type Day, dayAt, lastMomentOf } from './dutch-days';
import { type Answered, inParallel, type KeepAliveClient, reasonOf } from './keep-alive-client';
import { HEAD, type Municipality } from './municipality';
import type { PlayedCase, Refusal } from './played-case';

const CHANNELS: Readonly<Record<string, string>> = {
  Internet: 'web',
  Desk: 'window',
  Post: 'post',
  'e-mail': 'email',
};

/** Replays cases day by day on a server with a simulated clock: each act is reported on its day. */
export class Player {
  readonly played: PlayedCase[] = [];
  readonly refusals: Refusal[] = [];
  requests = 0;
  /** Number and duration of clock jumps, until every view had caught up. */
  jumps = 0;
  clockMs = 0;
  private readonly byPlan = new Map<CasePlan, PlayedCase>();

  constructor(
    private readonly client: KeepAliveClient,
    private readonly adminKey: string,
    private readonly city: Municipality,
  ) {}

  async play(plans: readonly CasePlan[], onDay: (day: Day) => void): Promise<void> {
    for (const [day, cases] of daysOf(plans)) {
      await this.setClock(lastMomentOf(day));
      onDay(day);
      await inParallel(this.client.connections, [...cases], async ([plan, acts]) => {
        if (plan.startDay === day) await this.start(plan);
        for (const act of acts) await this.act(plan, act);
      });
    }
  }

  async setClock(now: string): Promise<void> {
    const startedAt = performance.now();
    await this.client.must('PUT', '/v1/clock', this.adminKey, { now });
    this.clockMs += performance.now() - startedAt;
    this.jumps++;
  }

  /** Filed and accepted at once: the law counts from the receipt. Then steps are assigned as in the log. */
  private async start(plan: CasePlan): Promise<void> {
    const { source, start, department, handler, steps } = plan;
    const item = this.city.itemOf(plan);
    const refused = this.city.refused.get(item);
    if (refused !== undefined) return this.refuse(plan, 'case', start, refused);
    const filed = await this.post(plan, department, '/v1/applications', 'case', start, {
      item,
      applicant: { kind: 'organisation', name: source.case, idType: 'other', idNumber: codeOf(source.case) },
      channel: CHANNELS[source.channel] ?? 'other',
      source: 'permit-log',
      externalNo: source.case,
      officer: handler,
    });
    if (filed === null) return;
    const applicationId = String(filed.body['id']);
    const path = `/v1/applications/${applicationId}`;
    const document = documentOf(plan, 'acceptance');
    if (
      (await this.post(plan, department, `${path}/acceptance`, 'acceptance', start, { officer: handler, document })) ===
      null
    )
      return;
    const played: PlayedCase = {
      plan,
      applicationId,
      steps: steps.map((step) => ({ ...step, doneOn: null })),
      pauses: [],
      extended: false,
      endedOn: null,
    };
    this.played.push(played);
    this.byPlan.set(plan, played);
    await this.post(plan, department, `${path}/assignment`, `assignment of ${handler}`, start, { official: handler });
    for (const { id, department: group, official } of steps) {
      await this.post(plan, group, `${path}/assignment`, `assignment of ${official}`, start, { official, stepId: id });
    }
  }

  private async act(plan: CasePlan, act: Act): Promise<void> {
    const played = this.byPlan.get(plan);
    if (played === undefined) return this.refuse(plan, act.what, act.at, 'its case was not taken');
    const path = `/v1/applications/${played.applicationId}`;
    const { department, handler: officer } = plan;
    const send = (to: string, body: object, by = department) =>
      this.post(plan, by, `${path}/${to}`, act.what, act.at, { officer, ...body });
    const document = documentOf(plan, act.kind);
    const today = dayAt(act.at);
    switch (act.kind) {
      case 'step': {
        const { id, department: group, official } = act.step;
        // A task outside of the duration of its case is not a step of it: reported all the same, by the department of the case.
        const by = played.steps.some((step) => step.id === id) ? group : department;
        const done = await send(`steps/${id}/opinion`, { officer: official, opinion: 'agree' }, by);
        if (done !== null) markDone(played, act.step, today);
        return;
      }
      case 'suspend': {
        const expected = { days: act.days, unit: 'calendarDay' };
        const body = { procedure: 'expertReview', legalBasis: 'Awb art. 4:15', notice: { document }, expected };
        if ((await send('suspensions', body)) !== null) played.pauses.push({ from: today, days: act.days, to: null });
        return;
      }
      case 'resume': {
        const open = played.pauses.findIndex(({ to }) => to === null);
        const ended = await send(`suspensions/${open + 1}/end`, {});
        if (ended !== null) endStops(played, today);
        return;
      }
      case 'extend': {
        const body = { days: 42, approver: HEAD, reason: 'complex', document };
        if ((await send('extension', body)) !== null) played.extended = true;
        return;
      }
      case 'end': {
        if ((await send('decision', { outcome: 'granted', document })) === null) return;
        played.endedOn = today;
        endStops(played, today);
        await send('delivery', {
          proofOfService: { mode: 'electronic', servedAt: act.at, reference: plan.source.case },
        });
      }
    }
  }

  private async post(
    plan: CasePlan,
    department: string,
    path: string,
    what: string,
    at: string,
    body: object,
  ): Promise<Answered | null> {
    this.requests++;
    const key = this.city.keys.get(department) ?? '';
    const answer = await this.client.ask('POST', path, key, { ...body, occurredAt: at });
    if (answer.status < 300) return answer;
    if (answer.status >= 500) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    this.refuse(plan, what, at, reasonOf(answer));
    return null;
  }

  private refuse({ source }: CasePlan, what: string, at: string, reason: string): void {
    this.refusals.push({ case: source.case, what, at, reason });
  }
}

/** The first time counts; a task done again is the same step. */
function markDone(played: PlayedCase, { id }: Step, on: Day): void {
  const step = played.steps.find((candidate) => candidate.id === id);
  if (step !== undefined) step.doneOn ??= on;
}

function endStops(played: PlayedCase, on: Day): void {
  for (const pause of played.pauses) pause.to ??= on;
}

const documentOf = ({ source, startDay }: CasePlan, kind: string) => ({
  number: `${source.case}/${kind}`,
  date: startDay,
  seal: 'municipality',
});

/** Days in order; for each the cases with acts on that day, in order. */
function daysOf(plans: readonly CasePlan[]): readonly (readonly [Day, ReadonlyMap<CasePlan, readonly Act[]>])[] {
  const days = new Map<Day, Map<CasePlan, Act[]>>();
  const actsOn = (day: Day, plan: CasePlan): Act[] => {
    const cases = days.get(day) ?? new Map<CasePlan, Act[]>();
    days.set(day, cases);
    const acts = cases.get(plan) ?? [];
    cases.set(plan, acts);
    return acts;
  };
  for (const plan of plans) {
    actsOn(plan.startDay, plan);
    for (const act of plan.acts) actsOn(act.day, plan).push(act);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
}

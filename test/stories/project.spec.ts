import { City } from './city';
import { at } from './local-time';
import { type Office, paper, working } from './office';

type Departments = Readonly<Record<'planning' | 'environment' | 'water' | 'construction' | 'fire', Office>>;

const branch = (stage: string, department: string, days: number) => ({
  id: `${stage}-${department}`,
  department,
  limit: working(days),
  handler: 'li',
});

/** 109 working days one after the other; in parallel 10 + 12 + 10 = 32 (三并一串). */
const STAGES = [
  {
    id: 'land',
    name: '立项用地规划许可',
    branches: [
      branch('land', 'planning', 10),
      branch('land', 'environment', 8),
      branch('land', 'water', 7),
      branch('land', 'construction', 5),
    ],
  },
  {
    id: 'works',
    name: '施工许可',
    branches: [
      branch('works', 'construction', 12),
      branch('works', 'fire', 12),
      branch('works', 'environment', 10),
      branch('works', 'planning', 9),
      branch('works', 'water', 6),
    ],
  },
  {
    id: 'completion',
    name: '竣工验收',
    branches: [
      branch('completion', 'construction', 10),
      branch('completion', 'fire', 10),
      branch('completion', 'environment', 5),
      branch('completion', 'planning', 5),
    ],
  },
];

/*
 * Spring 2026. Days off besides weekends: Monday 6 April, 1 to 5 May, Friday 19 June, Friday 25 September, 1 to 7 October;
 * worked: Saturday 9 May, Sunday 20 September.
 */
describe('a parallel project (并联审批)', () => {
  let city: City;
  let hall: Office;
  let offices: Departments;

  beforeAll(async () => {
    city = await City.on('2026-03-02');
    hall = await city.office('hall', { role: 'window' });
    offices = {
      planning: await city.office('planning'),
      environment: await city.office('environment'),
      water: await city.office('water'),
      construction: await city.office('construction'),
      fire: await city.office('fire'),
    };
    await city.item('factory', { department: 'planning', class: 'joint', statutory: working(45), stages: STAGES });
    await city.item('annexe', {
      department: 'planning',
      class: 'joint',
      statutory: working(8),
      stages: [
        { id: 'review', name: '联合审查', branches: [branch('review', 'fire', 3), branch('review', 'water', 3)] },
        { id: 'permit', name: '核发', branches: [branch('permit', 'planning', 4)] },
      ],
    });
  });

  afterAll(() => city.close());

  /** These departments agree to their steps of a stage. */
  async function agree(id: string, stage: string, ...departments: (keyof Departments)[]): Promise<void> {
    for (const department of departments) await offices[department].agrees(id, `${stage}-${department}`);
  }

  it('derives its promise: 109 working days in series are 32 in parallel', async () => {
    const { terms } = await city.reads<{ terms: { promised: object } }>('/v1/items/factory');
    expect(terms.promised).toEqual(working(32));
    const serial = STAGES.flatMap(({ branches }) => branches).reduce((sum, { limit }) => sum + limit.days, 0);
    expect(serial).toBe(109);
    const declared = { name: 'x', department: 'planning', kind: 'licence', class: 'joint', stages: STAGES };
    const { body } = await city.server.put('/v1/items/x', { ...declared, promised: working(40) }).expect(422);
    expect(body).toMatchObject({ code: 'item.promise-not-derived', errors: [{ pointer: '/promised' }] });
  });

  /** The last days of the steps of a case that have started. */
  async function stepLimits(id: string): Promise<Readonly<Record<string, string | undefined>>> {
    const { branches } = await city.case<{ branches: { id: string; limit: { date: string } | null }[] }>(id);
    return Object.fromEntries(branches.map((step) => [step.id, step.limit?.date]));
  }

  it('issues a card for the one late branch; the case itself is in time', async () => {
    const id = await hall.files('factory');
    await offices.planning.accepts(id);
    // From Monday 2 March. 32: 3-6 = 4, 9-13 = 9, 16-20 = 14, 23-27 = 19, 30-31 = 21, 1-3 April = 24, 7-10 = 28,
    // 13-16 = 32. 45: 17 = 33, 20-24 = 38, 27-30 = 42, 6-8 May = 45.
    expect(await city.limits(id)).toMatchObject({ promised: '2026-04-16', statutory: '2026-05-08' });
    // 10, 8, 7 and 5 days from 2 March.
    expect(await stepLimits(id)).toEqual({
      'land-planning': '2026-03-16',
      'land-environment': '2026-03-12',
      'land-water': '2026-03-11',
      'land-construction': '2026-03-09',
    });
    await city.comes('2026-03-06');
    await agree(id, 'land', 'planning', 'environment', 'construction');
    await city.comes('2026-03-12', '15:00');
    await agree(id, 'land', 'water');
    // The next stage starts at the last opinion, on the 12th: 13 = 1, 16-20 = 6, 23-27 = 11, 30 = 12.
    expect(await stepLimits(id)).toMatchObject({
      'works-construction': '2026-03-30',
      'works-fire': '2026-03-30',
      'works-environment': '2026-03-26',
      'works-planning': '2026-03-25',
      'works-water': '2026-03-20',
    });
    await city.comes('2026-03-20');
    await agree(id, 'works', 'construction', 'fire', 'environment', 'planning', 'water');
    await agree(id, 'completion', 'construction', 'fire', 'environment', 'planning');
    await offices.planning.grants(id);
    expect(await city.case(id)).toMatchObject({ status: 'granted', withinPromise: true, usedDays: 14 });
    await city.comes('2026-03-21');
    // Water had 7 days and took 8; no other branch is charged.
    expect(await city.cards(id)).toEqual([
      'yellow step of branch:land-water on water/li, fell 2026-03-11 24:00, issued 2026-03-11 24:00, issued',
    ]);
  });

  it('charges the late branch when the limits of the case are broken', async () => {
    await city.comes('2026-04-07');
    const id = await hall.files('factory');
    await offices.planning.accepts(id);
    // 32 from Tuesday 7 April: 8-10 = 3, 13-17 = 8, 20-24 = 13, 27-30 = 17, 6-9 May = 21 (the 9th is worked),
    // 11-15 = 26, 18-22 = 31, 25 = 32. 45: 26-29 = 36, 1-5 June = 41, 8-11 = 45.
    expect(await city.limits(id)).toMatchObject({ promised: '2026-05-25', statutory: '2026-06-11' });
    await agree(id, 'land', 'planning', 'environment', 'construction', 'water');
    // 12 from 7 April: 17 = 8, 20-23 = 12.
    expect(await stepLimits(id)).toMatchObject({ 'works-fire': '2026-04-23' });
    await agree(id, 'works', 'construction', 'environment', 'planning', 'water');
    await city.comes('2026-05-20');
    expect(await city.cards(id)).toEqual([
      'yellow step of branch:works-fire on fire/li, fell 2026-04-23 24:00, issued 2026-04-23 24:00, issued',
    ]);
    await city.comes('2026-06-12');
    // The warning: 90 % is day 29 (28.8 rounded up), 20 May; two days before the end would be day 30.
    expect(await city.cards(id)).toEqual([
      'yellow step of branch:works-fire on fire/li, fell 2026-04-23 24:00, issued 2026-04-23 24:00, issued',
      'warning case of case on fire/li, fell 2026-05-20 24:00, issued 2026-05-20 24:00, superseded',
      'yellow case of case on fire/li, fell 2026-05-25 24:00, issued 2026-05-25 24:00, superseded',
      'red case of case on fire/li, fell 2026-06-11 24:00, issued 2026-06-11 24:00, issued',
    ]);
  });

  it('charges each of two branches that are late at the same instant, with one card each', async () => {
    await city.comes('2026-06-22');
    const id = await hall.files('annexe');
    await offices.planning.accepts(id);
    // 3: 23-25. 3 + 4 = 7: 26 = 4, 29-30 = 6, 1 July = 7. 8: 2 July.
    expect(await stepLimits(id)).toEqual({ 'review-fire': '2026-06-25', 'review-water': '2026-06-25' });
    expect(await city.limits(id)).toMatchObject({ promised: '2026-07-01', statutory: '2026-07-02' });
    await city.comes('2026-07-03');
    // The warning of 7 days: two before the end, day 5 (29 June), comes before 90 %, day 7.
    expect(await city.cards(id)).toEqual([
      'yellow step of branch:review-fire on fire/li, fell 2026-06-25 24:00, issued 2026-06-25 24:00, issued',
      'yellow step of branch:review-water on water/li, fell 2026-06-25 24:00, issued 2026-06-25 24:00, issued',
      'warning case of case on fire/li, fell 2026-06-29 24:00, issued 2026-06-29 24:00, superseded',
      'warning case of case on water/li, fell 2026-06-29 24:00, issued 2026-06-29 24:00, superseded',
      'yellow case of case on fire/li, fell 2026-07-01 24:00, issued 2026-07-01 24:00, superseded',
      'yellow case of case on water/li, fell 2026-07-01 24:00, issued 2026-07-01 24:00, superseded',
      'red case of case on fire/li, fell 2026-07-02 24:00, issued 2026-07-02 24:00, issued',
      'red case of case on water/li, fell 2026-07-02 24:00, issued 2026-07-02 24:00, issued',
    ]);
  });

  it('会签: a disagreement requires its reasons and blocks the grant, not the other branches', async () => {
    const id = await hall.files('annexe');
    await offices.planning.accepts(id);
    const refuses = (told: object) => offices.fire.tries(id, 'steps/review-fire/opinion', { officer: 'li', ...told });
    const { body } = await refuses({ opinion: 'disagree' }).expect(422);
    expect(body.code).toBe('application.reasons-missing');
    await refuses({ opinion: 'disagree', reasons: '疏散通道不足' }).expect(200);
    await offices.water.agrees(id, 'review-water');
    await offices.planning.agrees(id, 'permit-planning');
    const blocked = await offices.planning.tries(id, 'decision', offices.planning.grant()).expect(409);
    expect(blocked.body).toMatchObject({
      code: 'application.disagreement',
      parameters: { steps: [{ id: 'review-fire' }] },
    });
    await offices.fire.agrees(id, 'review-fire');
    await offices.planning.grants(id);
    expect(await city.case(id)).toMatchObject({ status: 'granted', usedDays: 0 });
  });

  it('指派: charges the official assigned when the card was due; a branch is assigned by its own department', async () => {
    await city.comes('2026-07-06');
    const id = await hall.files('annexe');
    await offices.planning.accepts(id);
    await city.comes('2026-07-07');
    await offices.fire.assigns(id, 'wang', { stepId: 'review-fire' });
    const foreign = { officer: 'li', official: 'wang', stepId: 'review-fire' };
    const { body } = await offices.water.tries(id, 'assignment', foreign).expect(409);
    expect(body.code).toBe('application.other-department');
    await city.comes('2026-07-10');
    // 3 from Monday 6 July: the 9th.
    expect(await city.cards(id)).toEqual([
      'yellow step of branch:review-fire on fire/wang, fell 2026-07-09 24:00, issued 2026-07-09 24:00, issued',
      'yellow step of branch:review-water on water/li, fell 2026-07-09 24:00, issued 2026-07-09 24:00, issued',
    ]);
    // Water reports now that Wang had taken over on the 8th: that counts from now, and the card stays with its respondent.
    await offices.water.assigns(id, 'wang', { stepId: 'review-water', occurredAt: at('2026-07-08') });
    await offices.fire.agrees(id, 'review-fire', { officer: 'wang' });
    await offices.water.agrees(id, 'review-water', { officer: 'wang' });
    // 4 from the 10th: 13-16.
    expect(await stepLimits(id)).toMatchObject({ 'permit-planning': '2026-07-16' });
    await city.comes('2026-07-16', '11:00');
    await offices.planning.agrees(id, 'permit-planning');
    await offices.planning.grants(id);
    await city.comes('2026-07-20');
    // The promise, 7 days, ended on the 15th (warning: day 5, the 13th, to planning, which held the case and kept its own 4
    // days). Fire and water were not done at the end of their stage, on the 9th.
    expect(await city.cards(id)).toEqual([
      'yellow step of branch:review-fire on fire/wang, fell 2026-07-09 24:00, issued 2026-07-09 24:00, issued',
      'yellow step of branch:review-water on water/li, fell 2026-07-09 24:00, issued 2026-07-09 24:00, issued',
      'warning case of case on planning/li, fell 2026-07-13 24:00, issued 2026-07-13 24:00, superseded',
      'yellow case of case on fire/wang, fell 2026-07-15 24:00, issued 2026-07-15 24:00, issued',
      'yellow case of case on water/li, fell 2026-07-15 24:00, issued 2026-07-15 24:00, issued',
    ]);
    const { items } = await city.reads<{ items: { cardId: string }[] }>(
      `/v1/cards?applicationId=${id}&rule=step&department=water`,
    );
    expect(items).toHaveLength(1);
    expect(await city.reads(`/v1/cards/${items[0]?.cardId}`)).toMatchObject({
      recomputations: [],
      computations: [{ version: 1, usedDays: 3, basis: 'own', startedOn: '2026-07-06' }],
    });
    expect(await city.case(id)).toMatchObject({ usedDays: 8, withinPromise: false, withinStatute: true });
  });

  it('特别程序 of one branch suspends that branch and the case, not the other branches', async () => {
    await city.comes('2026-07-20', '10:00');
    const id = await hall.files('annexe');
    await offices.planning.accepts(id);
    await city.comes('2026-07-21');
    const testing = { procedure: 'testing', expected: working(5), notice: { document: paper('2026-07-21') } };
    const whole = { officer: 'li', legalBasis: '行政许可法第四十五条', ...testing };
    const { body } = await offices.fire.tries(id, 'suspensions', whole).expect(409);
    expect(body.code).toBe('application.other-department');
    await offices.fire.suspends(id, { stepId: 'review-fire', ...testing });
    await city.comes('2026-07-24');
    await offices.fire.resumes(id, 1);
    // 21 July is day 1; 22-24 do not count for fire and the case: 27 = 2, 28 = 3. Water: 21-23 = 3.
    expect(await stepLimits(id)).toEqual({ 'review-fire': '2026-07-28', 'review-water': '2026-07-23' });
    // 29-31 = 6, 3 August = 7, 4 = 8.
    expect(await city.limits(id)).toMatchObject({ promised: '2026-08-03', statutory: '2026-08-04' });
    expect(await city.cards(id)).toEqual([
      'yellow step of branch:review-water on water/li, fell 2026-07-23 24:00, issued 2026-07-23 24:00, issued',
    ]);
    await offices.fire.agrees(id, 'review-fire');
    await offices.water.agrees(id, 'review-water');
    await offices.planning.agrees(id, 'permit-planning');
    await offices.planning.grants(id);
  });

  it('for a serial item the assignment changes every clock that its department holds', async () => {
    await city.item('sign-permit', { department: 'planning', statutory: working(5), promised: working(3) });
    await city.item('tree-permit', { department: 'planning', promised: working(1), handler: null });
    await city.comes('2026-08-03');
    const id = await hall.files('sign-permit');
    await offices.planning.accepts(id);
    const nobodys = await hall.files('tree-permit');
    await offices.planning.accepts(nobodys);
    await city.comes('2026-08-06', '10:00');
    await offices.planning.assigns(id, 'wang');
    await city.comes('2026-08-07');
    await offices.planning.assigns(id, 'zhao');
    await city.comes('2026-08-12');
    // From Monday 3 August: day 1 is the 4th, 3 the 6th, 5 the 10th. An official assigned on a last day is not charged with it.
    expect(await city.cards(id)).toEqual([
      'warning case of case on planning/li, fell 2026-08-04 24:00, issued 2026-08-04 24:00, superseded',
      'yellow case of case on planning/li, fell 2026-08-06 24:00, issued 2026-08-06 24:00, superseded',
      'red case of case on planning/zhao, fell 2026-08-10 24:00, issued 2026-08-10 24:00, issued',
    ]);
    // Without an assignment the department alone is charged. The warning of one day is the day before: at the end of day 0.
    expect(await city.cards(nobodys)).toEqual([
      'warning case of case on planning/-, fell 2026-08-03 24:00, issued 2026-08-03 24:00, superseded',
      'yellow case of case on planning/-, fell 2026-08-04 24:00, issued 2026-08-04 24:00, superseded',
      'red case of case on planning/-, fell 2026-08-11 24:00, issued 2026-08-11 24:00, issued',
    ]);
  });

  it('视为受理: time used up by the first check is charged to its holder, not to the branches', async () => {
    await city.comes('2026-08-24');
    const id = await hall.files('annexe');
    await city.comes('2026-09-04');
    // First check, 5 from Monday 24 August: 31. The stage starts when the deemed acceptance is recorded, on 1 September: 2-4 =
    // 3.
    expect(await stepLimits(id)).toEqual({ 'review-fire': '2026-09-04', 'review-water': '2026-09-04' });
    // From the receipt: 25-28 = 4, 31 = 5, 1-2 September = 7, 3 = 8; warned at day 5: the branches.
    expect(await city.limits(id)).toMatchObject({ firstCheck: '2026-08-31', promised: '2026-09-02' });
    const firstCheck = [
      'yellow firstCheck of firstCheck:1 on planning/li, fell 2026-08-26 24:00, issued 2026-08-26 24:00, superseded',
      'red firstCheck of firstCheck:1 on planning/li, fell 2026-08-31 24:00, issued 2026-08-31 24:00, issued',
      'warning case of case on fire/li, fell 2026-08-31 24:00, issued 2026-08-31 24:00, superseded',
      'warning case of case on water/li, fell 2026-08-31 24:00, issued 2026-08-31 24:00, superseded',
    ];
    const late = [
      'yellow case of case on planning/li, fell 2026-09-02 24:00, issued 2026-09-02 24:00, superseded',
      'red case of case on planning/li, fell 2026-09-03 24:00, issued 2026-09-03 24:00, issued',
    ];
    expect(await city.cards(id)).toEqual([...firstCheck, ...late]);
  });

  it('the parts of a case add up to the whole, for each of its clocks', async () => {
    type Split = { days: number; parts: { days: number }[] };
    const { items } = await city.reads<{ items: { applicationId: string }[] }>('/v1/applications');
    for (const { applicationId } of items) {
      const path = `/v1/applications/${applicationId}/clocks`;
      const { split, clocks } = await city.reads<{ split: Split; clocks: { split: Split }[] }>(path);
      for (const { days, parts } of [split, ...clocks.map((clock) => clock.split)]) {
        expect(parts.reduce((sum, part) => sum + part.days, 0)).toBe(days);
      }
    }
  });
});

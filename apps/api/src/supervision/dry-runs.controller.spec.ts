import { at } from '@sealtrail/applications/testing';
import { calendarStream, calendars } from '@sealtrail/calendar';
import { yearImported } from '@sealtrail/calendar/testing';
import { seed } from '@sealtrail/catalog/testing';
import type { CommandMetadata, Event } from '@sealtrail/event-sourcing';
import { ChangeSupervision, supervisedCases } from '@sealtrail/supervision';
import { acceptedStory } from '@sealtrail/supervision/testing';
import { HttpHost, idOf } from '../http/testing/http-host';
import { policyExamples } from '../policy/policy.examples';
import { dryRunExamples } from './dry-runs.examples';
import { SupervisionHttpModule } from './supervision-http.module';

const NOW = at('2026-05-29', '09:00');
const callers = {
  supervisor: { role: 'supervisor' },
  elsewhere: { role: 'supervisor', region: '430100' },
  officer: { role: 'officer', department: 'planning' },
  admin: { role: 'admin' },
} as const;
type Who = keyof typeof callers;

const commandMetadata: CommandMetadata = {
  actor: 'system:limit-watch',
  commandId: 'check',
  correlationId: 'check',
  causationId: null,
  fingerprint: null,
  expectedRevision: null,
};

const { past } = acceptedStory('2026-03-02');
const [first] = past;
const region = first?.type === 'ApplicationSubmitted' ? first.data.region : '';

const body = { ...dryRunExamples['POST /v1/supervision-policies/{id}/dry-runs']?.body, region };
const strict = body as unknown as {
  readonly policy: { readonly rules: { readonly case: Readonly<Record<string, object>> } };
};
const milder = {
  ...body,
  policy: {
    ...strict.policy,
    rules: {
      ...strict.policy.rules,
      case: { ...strict.policy.rules.case, red: { ...strict.policy.rules.case['red'], graceDays: 2 } },
    },
  },
};
const otherDay = {
  ...body,
  policy: null,
  calendarChange: { calendar: 'cn-national', days: [{ date: '2026-03-10', working: false }] },
};

type Line = { readonly type: string } & Record<string, unknown>;

describe('a dry run over HTTP', () => {
  const host = new HttpHost({
    now: NOW,
    callers,
    modules: [SupervisionHttpModule],
    projections: [supervisedCases, calendars],
  });
  const run = (wish: object, who: Who = 'supervisor', id = 'default-cn-1') =>
    host.send('POST', `supervision-policies/${id}/dry-runs`, wish, who);
  const linesOf = async (wish: object, who?: Who): Promise<readonly Line[]> => {
    const answer = await run(wish, who);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/x-ndjson']);
    return answer.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  };
  const codeOf = (answer: { json: () => { code?: string } }) => answer.json().code;

  beforeAll(async () => {
    await seed(host.store, calendarStream('cn-national'), [yearImported(2025), yearImported(2026)]);
    await seed(
      host.store,
      'application-a1',
      past.map(({ type, data }) => ({ type, data }) as Event),
    );
    await host.open();
    const check = { type: 'CheckLimits', data: { at: NOW } } as const;
    await host.commands.execute(new ChangeSupervision('a1', check, commandMetadata, null));
  });
  afterAll(() => host.close());

  it('tells card by card what other rules would have made of it, and the counts last; nothing changes', async () => {
    const head = await host.store.head();
    const lines = await linesOf(milder);
    expect(lines[0]).toEqual({ type: 'progress', done: 0, total: 1, remainingMs: null });
    expect(lines).toContainEqual(
      expect.objectContaining({
        type: 'card',
        outcome: 'moved',
        level: 'red',
        rule: 'case',
        department: 'planning',
        before: expect.objectContaining({ fellOn: '2026-03-30', pending: false }),
        after: expect.objectContaining({ fellOn: '2026-04-01' }),
        cardId: expect.any(String),
      }),
    );
    const result = lines.at(-1);
    expect(result).toMatchObject({
      type: 'result',
      cases: 1,
      casesChanged: 1,
      incomplete: 0,
      counts: { moved: { red: 1 } },
    });
    expect(await host.store.head()).toBe(head);
  });

  it('tells what a day of the calendar would do to the cards that there are', async () => {
    const lines = await linesOf(otherDay);
    expect(lines.filter(({ type }) => type === 'card').map(({ outcome, level }) => `${outcome} ${level}`)).toEqual(
      expect.arrayContaining(['moved yellow', 'moved red']),
    );
  });

  it('of a period in which nothing falls is empty', async () => {
    const [, ...lines] = await linesOf({ ...milder, from: '2026-05-01', to: '2026-05-31' });
    expect(lines.map(({ type }) => type)).toEqual(['result']);
  });

  it('is of the region of the key, and for who looks into cards from outside', async () => {
    expect(codeOf(await run(milder, 'elsewhere'))).toBe('region.outside');
    expect(codeOf(await run({ ...milder, region: null }, 'elsewhere'))).toBe('region.outside');
    expect(codeOf(await run(milder, 'officer'))).toBe('access.forbidden');
  });

  it('is refused before its first line where there is nothing to try', async () => {
    const errorOf = async (wish: object) => (await run(wish)).json<{ errors: readonly object[] }>().errors;
    const notOne = [expect.objectContaining({ pointer: '/policy', code: 'field.exactly-one' })];
    expect(await errorOf({ ...milder, calendarChange: otherDay.calendarChange })).toEqual(notOne);
    expect(await errorOf({ ...milder, policy: null })).toEqual(notOne);
    expect(codeOf(await run(milder, 'supervisor', 'none'))).toBe('policy.not-found');
    expect(codeOf(await run({ ...milder, to: '2026-01-01' }))).toBe('supervision.dry-run-period');
    const unknown = { ...otherDay.calendarChange, calendar: 'nowhere' };
    expect(codeOf(await run({ ...otherDay, calendarChange: unknown }))).toBe('calendar.not-found');
    const crossed = {
      ...strict.policy.rules.case,
      yellow: { ...strict.policy.rules.case['yellow'], graceDays: 9 },
      redWithoutStatute: { graceDays: 1 },
    };
    const answer = await run({
      ...body,
      policy: { ...strict.policy, rules: { ...strict.policy.rules, case: crossed } },
    });
    expect(answer.json()).toMatchObject({
      code: 'policy.document-invalid',
      errors: [{ pointer: '/policy/rules/case/redWithoutStatute/graceDays' }],
    });
  });

  it('is one at a time of a key, and gives its place back however it ends', async () => {
    const held = await host.limits.enter(`dry runs of ${idOf('supervisor')}`, 1);
    expect(codeOf(await run(milder))).toBe('dry-run.running');
    expect((await run(milder, 'admin')).statusCode).toBe(200);
    if (held.admitted) await held.release();
    expect((await run(milder)).statusCode).toBe(200);
    expect((await run({ ...milder, to: '2026-01-01' })).statusCode).toBe(422);
    expect((await run(milder)).statusCode).toBe(200);
  });

  it('of the example of a policy has the same members', () =>
    expect(Object.keys(strict.policy).toSorted()).toEqual(
      Object.keys(policyExamples['PUT /v1/supervision-policies/{id}']?.body ?? {})
        .filter((name) => !['region', 'inForceFrom', 'documentNumber'].includes(name))
        .toSorted(),
    ));
});

import { at } from '@sealtrail/applications/testing';
import { calendarStream } from '@sealtrail/calendar';
import { yearImported } from '@sealtrail/calendar/testing';
import { seed } from '@sealtrail/catalog/testing';
import type { CommandMetadata, Event } from '@sealtrail/event-sourcing';
import { ChangeNotices, type NoticeOccasion, notices } from '@sealtrail/notices';
import { ChangeSupervision, cardIdOf, cardKey, cards, caseSubject } from '@sealtrail/supervision';
import { acceptedStory } from '@sealtrail/supervision/testing';
import { HttpHost } from '../http/testing/http-host';
import { SupervisionHttpModule } from '../supervision/supervision-http.module';
import { NoticesHttpModule } from './notices-http.module';

const NOW = at('2026-03-17', '09:00');
const callers = {
  gateway: { role: 'notifier' },
  supervisor: { role: 'supervisor' },
  officer: { role: 'officer', department: 'planning', official: 'li' },
  other: { role: 'officer', department: 'market' },
  elsewhere: { role: 'notifier', region: '430100' },
  portal: { role: 'applicantPortal' },
} as const;
type Who = keyof typeof callers;

type Told = {
  readonly noticeId: string;
  readonly post: string;
  readonly official: string | null;
  readonly status: string;
  readonly dueAt: string | null;
  readonly text: { readonly text: string };
  readonly told: object | null;
  readonly failures: readonly object[];
};

type ToldOfCard = {
  readonly post: string;
  readonly occasion: string;
  readonly status: string;
  readonly channel: string | null;
  readonly at: string | null;
};

const metadata = (commandId: string): CommandMetadata => ({
  actor: 'system:notice-watch',
  commandId,
  correlationId: commandId,
  causationId: null,
  fingerprint: null,
  expectedRevision: null,
});

const { past } = acceptedStory('2026-03-02');
const subject = caseSubject('a1');
const cardId = cardIdOf(cardKey({ subject, rule: 'case', clock: 'case', level: 'yellow', department: 'planning' }), 1);
const told = { channel: 'sms', receipt: 'r1' };

describe('notices over HTTP', () => {
  const host = new HttpHost({
    now: NOW,
    callers,
    modules: [NoticesHttpModule, SupervisionHttpModule],
    projections: [notices, cards],
  });
  const queue = (when: string, commandId: string, occasion: NoticeOccasion = 'issued') =>
    host.commands.execute(
      new ChangeNotices(
        cardId,
        {
          type: 'QueueNotices',
          data: { cardId, applicationId: 'a1', occasion, about: null, result: null, interview: null, at: when },
        },
        metadata(commandId),
        null,
      ),
    );
  const list = async (query = '', who: Who = 'gateway'): Promise<readonly Told[]> =>
    (await host.get(`notices${query}`, who, { 'accept-language': 'zh' })).json<{ items: readonly Told[] }>().items;
  const toldOf = async (who: Who): Promise<readonly ToldOfCard[]> =>
    (await host.get(`cards/${cardId}`, who)).json<{ told: readonly ToldOfCard[] }>().told;
  const post = (path: string, body: object, who: Who = 'gateway') => host.send('POST', `notices/${path}`, body, who);
  const codeOf = (answer: { json: () => { code?: string } }) => answer.json().code;
  const noticeOf = async (post: string): Promise<Told> => {
    const found = (await list()).find((one) => one.post === post);
    if (found === undefined) throw new Error(`nobody is told as ${post}`);
    return found;
  };

  beforeAll(async () => {
    await seed(host.store, calendarStream('cn-national'), [yearImported(2025), yearImported(2026)]);
    await seed(host.store, 'department-planning', [
      {
        type: 'DepartmentDefined',
        data: {
          department: 'planning',
          name: 'n',
          region: '370100',
          level: 'city',
          uscc: null,
          usccValid: null,
          parent: null,
          definedAt: NOW,
        },
      },
      {
        type: 'OfficialAppointed',
        data: {
          department: 'planning',
          official: 'sun',
          region: '370100',
          name: 'n',
          posts: ['reviewer'],
          mandates: [{ from: '2026-01-01', to: null, items: null }],
          appointedAt: NOW,
        },
      },
    ] as Event[]);
    await seed(
      host.store,
      'application-a1',
      past.map(({ type, data }) => ({ type, data }) as Event),
    );
    await host.open();
    const check = { type: 'CheckLimits', data: { at: NOW } } as const;
    await host.commands.execute(new ChangeSupervision('a1', check, metadata('check'), null));
    await queue(at('2026-03-17', '00:00'), 'queued');
    await queue(at('2026-03-17', '00:00'), 'queued again');
  });
  afterAll(() => host.close());

  it('are one for each who is told, in words that name nobody who applied', async () => {
    const found = await list();
    expect(found.map(({ post: as, official }) => `${as} ${official}`).toSorted()).toEqual([
      'officer li',
      'reviewer sun',
      'windowHead null',
    ]);
    expect(found[0]?.text.text).toBe(
      '监察告知：办件 37010020260302000001X（事项 i1）“办理时限”于 2026-03-16 触发黄牌，被监察部门 planning。',
    );
    expect((await list('?due=true')).length).toBe(3);
    host.clock.set(at('2026-03-17', '07:59'));
    expect(await list('?due=true')).toEqual([]);
    host.clock.set(NOW);
  });

  it('are told by a receipt, once, and are no more due', async () => {
    const { noticeId } = await noticeOf('officer');
    expect((await post(`${noticeId}/delivery`, told)).statusCode).toBe(200);
    expect((await post(`${noticeId}/delivery`, told)).statusCode).toBe(200);
    expect(codeOf(await post(`${noticeId}/delivery`, { ...told, receipt: 'r2' }))).toBe('notice.told-already');
    expect(await noticeOf('officer')).toMatchObject({
      status: 'told',
      dueAt: null,
      told: { channel: 'sms', receipt: 'r1', on: '2026-03-17' },
    });
    const ofCard = (await toldOf('officer')).map(({ post: as, status, channel, at: when }) => [
      as,
      status,
      channel,
      when,
    ]);
    expect(ofCard.toSorted(([a], [b]) => String(a).localeCompare(String(b)))).toEqual([
      ['officer', 'told', 'sms', NOW],
      ['reviewer', 'queued', null, null],
      ['windowHead', 'queued', null, null],
    ]);
    expect((await list('?due=true')).length).toBe(2);
  });

  it('that could not be told are a list for a person', async () => {
    const { noticeId } = await noticeOf('reviewer');
    const failure = { channel: 'sms', reason: 'unreachable', detail: '关机' };
    expect((await post(`${noticeId}/failure`, failure)).statusCode).toBe(200);
    expect(await noticeOf('reviewer')).toMatchObject({ status: 'failed', dueAt: at('2026-03-17', '09:05') });
    expect((await list('?due=true')).length).toBe(1);
    expect((await post(`${noticeId}/failure`, { channel: 'sms', reason: 'noAddress' })).statusCode).toBe(200);
    expect((await list('?status=givenUp')).map(({ noticeId: id }) => id)).toEqual([noticeId]);
    expect((await post(`${noticeId}/delivery`, { channel: 'paper', receipt: '签收-1' }, 'supervisor')).statusCode).toBe(
      200,
    );
    expect(await list('?status=givenUp')).toEqual([]);
  });

  it('are seen by the charged department, and reported by nobody of it', async () => {
    expect((await list('', 'officer')).length).toBe(3);
    expect(await list('', 'other')).toEqual([]);
    expect(await list('', 'elsewhere')).toEqual([]);
    const { noticeId } = await noticeOf('windowHead');
    expect(codeOf(await post(`${noticeId}/delivery`, told, 'officer'))).toBe('access.forbidden');
    expect(codeOf(await post(`${noticeId}/failure`, told, 'officer'))).toBe('access.forbidden');
    expect(codeOf(await post(`${noticeId}/delivery`, told, 'elsewhere'))).toBe('notice.not-found');
    expect((await host.get('notices', 'portal')).statusCode).toBe(403);
  });

  it('of a referral are for discipline inspection, and seen by no department', async () => {
    await queue(NOW, 'referred', 'referred');
    expect(await list('?occasion=referred')).toMatchObject([
      { post: 'discipline', body: 'discipline', toldDepartment: null },
    ]);
    expect(await list('?occasion=referred', 'officer')).toEqual([]);
    expect((await toldOf('officer')).map(({ occasion }) => occasion)).not.toContain('referred');
    expect((await toldOf('supervisor')).map(({ occasion }) => occasion)).toContain('referred');
  });

  it('of what is settled before it is told are withdrawn, which the card says, too', async () => {
    await queue(at('2026-03-24', '00:00'), 'reminded', 'feedbackDue');
    expect(new Set((await list('?occasion=feedbackDue')).map(({ status }) => status))).toEqual(new Set(['queued']));
    const data = { cardId, applicationId: 'a1', at: at('2026-03-25', '00:00') };
    await host.commands.execute(
      new ChangeNotices(cardId, { type: 'WithdrawReminders', data }, metadata('settled'), null),
    );
    expect(await list('?status=withdrawn')).toMatchObject([
      { occasion: 'feedbackDue', dueAt: null, withdrawn: { reason: 'limitOver', on: '2026-03-25' } },
      { occasion: 'feedbackDue', dueAt: null, withdrawn: { reason: 'limitOver', on: '2026-03-25' } },
    ]);
    host.clock.set(at('2026-03-25', '09:00'));
    expect(await list('?due=true&occasion=feedbackDue')).toEqual([]);
    host.clock.set(NOW);
    expect(await toldOf('officer')).toContainEqual(
      expect.objectContaining({ occasion: 'feedbackDue', status: 'withdrawn', withdrawn: 'limitOver', at: null }),
    );
  });

  it('take what a carrier says and nothing else', async () => {
    const { noticeId } = await noticeOf('windowHead');
    for (const bad of [
      { ...told, receipt: [] },
      { ...told, receipt: '\u200b' },
      { ...told, channel: 'pigeon' },
      { ...told, occurredAt: '10000-01-01T00:00:00Z' },
      { ...told, official: 'sun' },
    ]) {
      expect((await post(`${noticeId}/delivery`, bad)).statusCode).toBe(422);
    }
    expect((await post(`${noticeId}/failure`, { channel: 'sms', reason: 'holiday' })).statusCode).toBe(422);
    expect((await host.get('notices?status=lost', 'gateway')).statusCode).toBe(422);
  });
});

import type { Response, Test } from 'supertest';
import type { TestServer } from '../server';

export type Body = Readonly<Record<string, unknown>>;

export const working = (days: number) => ({ days, unit: 'workingDay' }) as const;

/** A 文书 of a day. */
export const paper = (date: string) => ({ number: `〔${date}〕1号`, date, seal: '行政审批专用章(1)' });

/** A 送达回证 of an instant. */
export const proof = (servedAt: string) => ({ mode: 'electronic', servedAt, reference: 'SDHZ-1' });

export const remedies = {
  reconsideration: { organ: '市人民政府', days: 60 },
  litigation: { court: '市中级人民法院', months: 6 },
};

const applicant = { kind: 'person', name: '李某', idType: 'residentId', idNumber: '11010519491231002X' };

/** The response if it is the expected one; otherwise fails with the actual one. */
export async function done(test: Test): Promise<Response> {
  const response = await test;
  if (response.status === 200 || response.status === 201) return response;
  throw new Error(`${test.method} ${new URL(test.url).pathname}: ${response.status} ${response.text}`);
}

/** The environment of a department: its city may be restarted, and its day advances. */
export type Place = { readonly server: TestServer; readonly today: string };

/**
 * A department that acts over HTTP with its own key. Its officials: `li` handles and receives, `wang` handles, `zhao` decides,
 * `qian` is the head. The last argument of a method overrides its defaults.
 */
export class Office {
  constructor(
    readonly code: string,
    readonly key: string,
    private readonly city: Place,
  ) {}

  /** Any act, without checking the response. */
  tries(id: string, act: string, body: Body): Test {
    return this.city.server.post(`/v1/applications/${id}/${act}`, body, this.key);
  }

  get(path: string): Test {
    return this.city.server.get(path, this.key);
  }

  /** 收件: returns the id of the case. */
  async files(item: string, told: Body = {}): Promise<string> {
    const { body } = await done(this.submits(item, told));
    return (body as { id: string }).id;
  }

  submits(item: string, told: Body = {}): Test {
    const body = { item, applicant, channel: 'window', officer: 'li', ...told };
    return this.city.server.post('/v1/applications', body, this.key);
  }

  adds(id: string, code: string, told: Body = {}): Promise<Response> {
    return this.does(id, 'materials', { code, satisfiedBy: 'paper', ...told });
  }

  notices(id: string, missing: readonly string[], told: Body = {}): Promise<Response> {
    const wanted = missing.map((code) => ({ code, reason: '未提交' }));
    return this.does(id, 'correction-notices', {
      missing: wanted,
      deadline: working(10),
      document: this.paper,
      ...told,
    });
  }

  corrects(id: string, codes: readonly string[], told: Body = {}): Promise<Response> {
    const materials = codes.map((code) => ({ code, satisfiedBy: 'paper' }));
    return this.does(id, 'corrections', { materials, ...told });
  }

  accepts(id: string, told: Body = {}): Promise<Response> {
    return this.does(id, 'acceptance', { document: this.paper, ...told });
  }

  agrees(id: string, step: string, told: Body = {}): Promise<Response> {
    return this.does(id, `steps/${step}/opinion`, { opinion: 'agree', ...told });
  }

  suspends(id: string, told: Body): Promise<Response> {
    const procedure = { procedure: 'expertReview', legalBasis: '行政许可法第四十五条' };
    return this.does(id, 'suspensions', { ...procedure, ...told });
  }

  noticesSuspension(id: string, suspension: number, told: Body = {}): Promise<Response> {
    return this.does(id, `suspensions/${suspension}/notice`, { document: this.paper, expected: working(30), ...told });
  }

  prolongs(id: string, suspension: number, days: number, told: Body = {}): Promise<Response> {
    const announced = { expected: working(days), reason: '专家未到', document: this.paper };
    return this.does(id, `suspensions/${suspension}/prolongation`, { ...announced, ...told });
  }

  resumes(id: string, suspension: number, told: Body = {}): Promise<Response> {
    return this.does(id, `suspensions/${suspension}/end`, told);
  }

  extension(told: Body): Body {
    return { officer: 'li', approver: 'qian', reason: '案情复杂', document: this.paper, ...told };
  }

  extends(id: string, told: Body): Promise<Response> {
    return this.does(id, 'extension', this.extension(told));
  }

  assigns(id: string, official: string, told: Body = {}): Promise<Response> {
    return this.does(id, 'assignment', { official, ...told });
  }

  visited(id: string, told: Body = {}): Promise<Response> {
    return this.does(id, 'visits', told);
  }

  grants(id: string, told: Body = {}): Promise<Response> {
    return this.does(id, 'decision', this.grant(told));
  }

  grant(told: Body = {}): Body {
    return { officer: 'zhao', outcome: 'granted', document: this.paper, ...told };
  }

  refuses(id: string, told: Body = {}): Promise<Response> {
    const grounds = { reasons: '不符合法定条件', legalBasis: '行政许可法第三十八条', remedies };
    return this.grants(id, { outcome: 'refused', ...grounds, ...told });
  }

  delivers(id: string, servedAt: string, told: Body = {}): Promise<Response> {
    return this.does(id, 'delivery', { proofOfService: proof(servedAt), occurredAt: servedAt, ...told });
  }

  withdraws(id: string, told: Body = {}): Promise<Response> {
    return this.does(id, 'withdrawal', { reason: '不再办理', ...told });
  }

  private does(id: string, act: string, body: Body): Promise<Response> {
    return done(this.tries(id, act, { officer: 'li', ...body }));
  }

  private get paper() {
    return paper(this.city.today);
  }
}

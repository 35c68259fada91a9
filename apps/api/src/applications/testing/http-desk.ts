import { applications, approvals, proofReviews, receiptsToConfirm } from '@sealtrail/applications';
import { calendarStream } from '@sealtrail/calendar';
import { yearImported } from '@sealtrail/calendar/testing';
import { itemStream } from '@sealtrail/catalog/events';
import {
  departmentDefined,
  headOf,
  itemDefined,
  MARKET,
  officerOf,
  officialAppointed,
  PROMISED_ITEM,
  seed,
  seedCatalog,
} from '@sealtrail/catalog/testing';
import { FilesHttpModule } from '../../files/files-http.module';
import { HttpHost } from '../../http/testing/http-host';
import { ApplicationsHttpModule } from '../applications-http.module';

/** 委托受理: an item whose first check the service hall may hold. */
export const ENTRUSTED_ITEM = 'hall-licence';
export const HALL_OFFICER = 'hall-officer';
const hall = { department: 'hall', document: '市监发〔2026〕3号', from: '2026-01-01', to: null };

const callers = {
  admin: { role: 'admin' },
  hall: { role: 'window', department: 'hall' },
  officer: { role: 'officer', department: MARKET, official: officerOf(MARKET) },
  head: { role: 'officer', department: MARKET, official: headOf(MARKET) },
  market: { role: 'officer', department: MARKET },
  fire: { role: 'officer', department: 'fire' },
  portal: { role: 'applicantPortal' },
  mirror: { role: 'applicantPortal', source: 'portal' },
  rival: { role: 'applicantPortal' },
  city: { role: 'applicantPortal', region: '230900' },
  county: { role: 'applicantPortal', region: '230902' },
  system: { role: 'integrator' },
  platform: { role: 'integrator', source: 'platform' },
  ownSystem: { role: 'integrator', department: MARKET },
  bound: { role: 'integrator', department: MARKET, source: 'market-system' },
  headSystem: { role: 'integrator', department: MARKET, official: headOf(MARKET) },
  elsewhere: { role: 'supervisor', region: '430100' },
  supervisor: { role: 'supervisor', region: '230000' },
} as const;

type Who = keyof typeof callers;

type Problem = { readonly code: string; readonly errors?: readonly { readonly pointer: string }[] };
export type Answer = { readonly status: number; readonly body: Record<string, unknown> & Problem };

export const pointersOf = ({ body: { errors = [] } }: Answer): readonly string[] =>
  errors.map(({ pointer }) => pointer);

export const document = { number: '1', date: '2026-03-02', seal: 's' };
export const paper = (code: string) => ({ code, satisfiedBy: 'paper' });
export const applicant = { kind: 'person', name: '李某', idType: 'residentId', idNumber: '11010519491231002X' };
export const filing = { item: PROMISED_ITEM, applicant, channel: 'window' };
const everything = ['application', 'business-licence', 'floor-plan'].map(paper);

/** The controllers of cases over fakes, with the catalogue of a city, a service hall, and a key for each caller. */
export class HttpDesk {
  private readonly host = new HttpHost({
    now: '2026-03-02T01:00:00.000Z',
    callers,
    modules: [FilesHttpModule, ApplicationsHttpModule],
    projections: [applications, approvals, proofReviews, receiptsToConfirm],
  });
  readonly store = this.host.store;
  readonly vault = this.host.vault;

  async open(): Promise<void> {
    await seedCatalog(this.store);
    await seed(this.store, 'department-hall', [
      departmentDefined('hall', '政务大厅'),
      officialAppointed('hall', HALL_OFFICER, '陈某', ['officer', 'approver']),
    ]);
    await seed(this.store, itemStream(ENTRUSTED_ITEM), [itemDefined(ENTRUSTED_ITEM, { firstCheckBy: [hall] })]);
    await seed(this.store, 'department-far', [departmentDefined('far', '远方', { region: '430100' })]);
    await seed(this.store, calendarStream('cn-national'), [yearImported(2026)]);
    await this.host.open();
  }

  close(): Promise<void> {
    return this.host.close();
  }

  clockAt(instant: string): void {
    this.host.clock.set(instant);
  }

  async post(path: string, body: object, who: Who = 'officer', headers: Record<string, string> = {}) {
    const route = `applications${path === '' ? '' : `/${path}`}`;
    const response = await this.host.send('POST', route, body, who, headers);
    const { statusCode: status, headers: answered } = response;
    return { status, headers: answered, body: response.json<Answer['body']>() };
  }

  async issueKey(wish: object): Promise<Answer> {
    const response = await this.host.send('POST', 'api-keys', { name: 'n', ...wish }, 'admin');
    return { status: response.statusCode, body: response.json<Answer['body']>() };
  }

  async upload(content: string, who: Who): Promise<{ readonly sha256: string }> {
    const headers = { 'content-type': 'application/octet-stream' };
    const response = await this.host.send('POST', 'files', content, who, headers);
    return response.json();
  }

  get(path: string, who: Who = 'officer'): Promise<Answer> {
    return this.ask(`applications${path}`, who);
  }

  async ask(route: string, who: Who = 'officer'): Promise<Answer> {
    const response = await this.host.get(route, who);
    return { status: response.statusCode, body: response.json<Answer['body']>() };
  }

  /** Id of a new case. */
  async file(body: object = {}, who: Who = 'officer'): Promise<string> {
    const answer = await this.post('', { ...filing, ...body }, who);
    expect(answer.body).toMatchObject({ revision: '0' });
    return String(answer.body['id']);
  }

  /** Id of a new case with all materials, accepted. */
  async accepted(): Promise<string> {
    const id = await this.file({ materials: everything });
    expect((await this.post(`${id}/acceptance`, { document })).status).toBe(200);
    return id;
  }
}

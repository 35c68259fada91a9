import { DEPARTMENTS, listItems, type MatrixKey, MatrixWorld, type Target } from '../access-matrix/world';
import type { TestServer } from '../server';

/** Lifts all rate limits: the campaign checks responses, not load. */
export const LIFTED_BOUNDS: readonly string[] = [
  ['--rate-per-key', '1000000', '--rate-per-address', '1000000'],
  ['--requests-per-key', '10000', '--requests-per-address', '10000', '--requests-max', '10000'],
  ['--connections-per-key', '10000', '--connections-per-address', '10000'],
].flat();

/** Number of known things of a kind, newest first. */
const KNOWN_MAX = 64;
const APPLICANT = { kind: 'person', name: '李某', idType: 'residentId', idNumber: '11010519491231002X' };

const DEPARTMENT_CODES = [...Object.keys(DEPARTMENTS), 'own', 'own', 'fz1', 'fz2'];
const ITEM_CODES = ['of-own', 'of-own', 'joint', 'joint', 'of-other', 'far-joint', 'spare-own', 'fz1', 'fz2'];

/** Known values, by the name of a member or parameter. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  item: ITEM_CODES,
  official: ['li', 'zhao', 'fz1'],
  officer: ['li', 'zhao'],
  handler: ['li', 'zhao'],
  approver: ['zhao', 'li'],
  region: ['230902', '230900', '430100', '230902001', '100000'],
  source: ['s1', 's2', 'fz1'],
  filedBy: ['s1', 's2'],
  stepId: ['own', 'own', 'review'],
  n: ['1', '2', '3'],
  act: ['decision', 'extension', 'acceptance', 'nonAcceptance', 'termination'],
  date: ['2026-03-11', '2026-12-31', '2027-01-04'],
  period: ['2026-03', '2026-02', '2026-Q1', '2026', '2025-12'],
  month: ['2026-03', '2026-02'],
  start: ['2026-03-02', '2026-03-31'],
  from: ['2026-03-01', '2026-01-01'],
  to: ['2026-03-31', '2026-12-31'],
  workingDays: ['5', '20'],
  year: ['2026', '2027', '2028'],
  externalNo: ['X-1', 'X-2', 'X-3'],
  rightDepartment: DEPARTMENT_CODES,
};

/** The targets of requests: a region with departments, items, cases and cards, and a key of every kind. */
export class FuzzWorld {
  private keyRing: readonly MatrixKey[];
  private readonly cases: string[];
  /** Ids returned by creations, by kind. */
  private readonly made = new Map<string, string[]>();
  private now = '';
  private passing: Promise<void> | null = null;
  private listing: Promise<void> | null = null;

  private constructor(
    private readonly server: TestServer,
    private readonly matrix: MatrixWorld,
  ) {
    this.keyRing = matrix.keys;
    this.cases = matrix.targets.map(({ id }) => id);
  }

  static async on(server: TestServer): Promise<FuzzWorld> {
    const world = new FuzzWorld(server, await MatrixWorld.on(server));
    await world.readClock();
    return world;
  }

  get keys(): readonly MatrixKey[] {
    return this.keyRing;
  }

  get targets(): readonly Target[] {
    return this.matrix.targets;
  }

  nowMs = (): number => Date.parse(this.now);

  /** The known values for a name; empty: none. */
  named(name: string, path = ''): readonly string[] {
    if (name === 'id') return this.idsOf(path);
    if (name === 'code') return this.codesOf(path);
    if (/department/i.test(name)) return DEPARTMENT_CODES;
    if (/file|sha256/i.test(name)) return this.targets.map(({ file }) => file);
    if (name === 'applicationId' || name === 'subjectId' || name === 'case') return this.cases;
    return NAMED[name] ?? [];
  }

  private idsOf(path: string): readonly string[] {
    const made = this.made.get(path.split('/')[2] ?? '') ?? [];
    if (made.length > 0 && !path.startsWith('/v1/applications')) return made;
    if (path.startsWith('/v1/cards')) return this.targets.map(({ card }) => card.id);
    if (path.startsWith('/v1/api-keys')) return this.targets.map(({ apiKey }) => apiKey);
    if (path.startsWith('/v1/calendars')) return ['of-own', 'of-own', 'of-other', 'of-far', 'fz1', 'cn-national'];
    if (path.startsWith('/v1/departments')) return ['li', 'zhao', 'fz1', 'fz2'];
    return this.cases;
  }

  private codesOf(path: string): readonly string[] {
    if (path.startsWith('/v1/departments')) return DEPARTMENT_CODES;
    if (path.endsWith('/withdrawal')) return ['fz1', 'fz2', 'spare-own'];
    if (path.startsWith('/v1/items')) return ITEM_CODES;
    if (path.startsWith('/problems')) return ['access.forbidden', 'request.invalid', 'field.required'];
    return ['plan'];
  }

  /** A created resource, by the path of its creation: a case, a rating, a key. */
  knows(path: string, id: string): void {
    const what = path.split('/')[2] ?? '';
    const ids = what === 'applications' ? this.cases : (this.made.get(what) ?? []);
    this.made.set(what, ids);
    ids.push(id);
    if (ids.length > KNOWN_MAX) ids.shift();
  }

  /** Files a few new cases, as the existing ones have ended. */
  async fileCases(): Promise<void> {
    await Promise.all(['of-own', 'joint', 'of-own', 'far-joint'].map((item) => this.file(item)));
  }

  /** A request may have changed the item so that the case is refused: then the original items are listed again. */
  private async file(item: string, triesLeft = 3): Promise<void> {
    const portal = this.keys.find(({ role, region }) => role === 'applicantPortal' && region === null);
    const wish = { item, applicant: APPLICANT, channel: 'web', materials: [{ code: 'plan', satisfiedBy: 'paper' }] };
    const { body, status, text } = await this.server.post('/v1/applications', wish, portal?.secret);
    if (status !== 201) {
      if (triesLeft === 0) throw new Error(`no case could be filed of ${item}: ${status} ${text}`);
      this.listing ??= listItems(this.server).finally(() => {
        this.listing = null;
      });
      await this.listing;
      return this.file(item, triesLeft - 1);
    }
    this.knows('/v1/applications', (body as { id: string }).id);
  }

  /** Keys like the existing ones: the number of refusals recorded per key and hour is limited. */
  async renewKeys(): Promise<void> {
    this.keyRing = await Promise.all(
      this.keyRing.map(async ({ role, name, department, region, official, source }) => {
        const bounds = { department, region, official, source };
        const told = Object.fromEntries(Object.entries(bounds).filter(([, value]) => value !== null));
        return { role, name, ...bounds, secret: await this.server.issueKey({ role, ...told }) };
      }),
    );
  }

  async readClock(): Promise<void> {
    const { body } = await this.server.get('/v1/clock').expect(200);
    this.now = (body as { now: string }).now;
  }

  /** Advances the clock for all workers; concurrent calls wait for the same advance. */
  async passTime(minutes: number): Promise<void> {
    this.passing ??= this.setClock(minutes).finally(() => {
      this.passing = null;
    });
    await this.passing;
  }

  private async setClock(minutes: number): Promise<void> {
    await this.server.setClock(new Date(this.nowMs() + minutes * 60_000).toISOString());
    await this.readClock();
  }
}

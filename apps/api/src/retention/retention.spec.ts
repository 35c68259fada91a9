import { Readable } from 'node:stream';
import { applications, unfiledFiles } from '@sealtrail/applications';
import { calendarStream } from '@sealtrail/calendar';
import { yearImported } from '@sealtrail/calendar/testing';
import { MARKET, officerOf, PROMISED_ITEM, seed, seedCatalog } from '@sealtrail/catalog/testing';
import { FRESH_FILE_MS, type PersonalDataAccess, type Wait } from '@sealtrail/event-sourcing';
import { ApplicationsHttpModule } from '../applications/applications-http.module';
import { UNFILED_BYTES_MAX, UNFILED_FILES_MAX } from '../files/file-size';
import { FilesHttpModule } from '../files/files-http.module';
import { HttpHost, idOf } from '../http/testing/http-host';

const callers = {
  officer: { role: 'officer', department: MARKET, official: officerOf(MARKET) },
  hoarder: { role: 'officer', department: MARKET },
  market: { role: 'officer', department: MARKET },
  portal: { role: 'applicantPortal', source: 'portal' },
} as const;
type Who = keyof typeof callers;

/** Noon in Shanghai on a working day. */
const NOW = '2026-03-12T04:00:00.000Z';
const days = (count: number) => new Date(Date.parse(NOW) + count * 86_400_000).toISOString();
const applicant = { kind: 'person', name: '李某', idType: 'residentId', idNumber: '11010519491231002X' };

const read = (at: string): PersonalDataAccess => ({
  asked: null,
  region: null,
  id: at,
  at,
  actor: 'k-1',
  role: 'officer',
  department: 'market',
  official: null,
  route: 'GET /v1/applications/:id',
  cases: [],
  fields: ['applicant.name'],
  file: null,
  purpose: null,
});

describe('data with a retention period', () => {
  const host = new HttpHost({
    now: NOW,
    callers,
    modules: [ApplicationsHttpModule, FilesHttpModule],
    projections: [applications, unfiledFiles],
    // A thousand files of one key at once, for speed.
    bounds: { requestsMax: 50_000, requestsPerKey: 2_000 },
  });

  beforeAll(async () => {
    await seedCatalog(host.store);
    await seed(host.store, calendarStream('cn-national'), [yearImported(2026)]);
    await host.open();
  });
  afterAll(() => host.close());
  beforeEach(() => host.clock.set(NOW));

  /** Runs once per pause, each time at an instant. */
  const runsAt = async (...instants: readonly string[]): Promise<void> => {
    for (const instant of instants) {
      host.clock.set(instant);
      host.files.letPass(FRESH_FILE_MS);
      // The views have caught up with every event.
      await host.get('applications', 'officer');
      const stopped = new AbortController();
      const pause: Wait = async () => stopped.abort();
      await host.retention.run(stopped.signal, pause);
    }
  };

  it('includes accesses to personal data, deleted after the end of their last local day', async () => {
    const [last, first] = ['2023-03-11T15:59:59.999Z', '2023-03-11T16:00:00.000Z'];
    for (const at of [last, first, NOW]) await host.trail.keep(read(at));
    const kept = () => host.trail.all.map(({ at }) => at);
    await runsAt(NOW);
    expect(kept()).toEqual([first, NOW]);
    await runsAt('2026-03-12T15:59:59.999Z');
    expect(kept()).toEqual([first, NOW]);
    await runsAt('2026-03-12T16:00:00.000Z');
    expect(kept()).toEqual([NOW]);
  });

  it('includes persons whose command has not arrived for a day', async () => {
    await host.vault.seal('s-1', { name: '李某' }, { commandId: 'c-1', at: NOW });
    await runsAt('2026-03-13T15:00:00.000Z');
    expect(host.vault.subjects).toContain('s-1');
    await runsAt('2026-03-13T16:00:00.000Z');
    expect(host.vault.subjects).not.toContain('s-1');
  });

  it('includes stored refusals, by monotonic time and not by the clock of the events', async () => {
    const key = { 'idempotency-key': 'refused-once' };
    const asks = () =>
      host.send('POST', 'applications', { item: 'unknown', applicant, channel: 'window' }, 'officer', key);
    const refused = (await asks()).json<object>();
    await runsAt(days(400));
    host.store.letPass(30 * 86_400_000 - 1);
    await runsAt(NOW);
    expect((await asks()).json()).toMatchObject({ ...refused, traceId: expect.any(String) });
    expect(host.store.refusals).toBe(1);
    host.store.letPass(1);
    await runsAt(NOW);
    expect(host.store.refusals).toBe(0);
    expect((await asks()).json()).toMatchObject({ code: 'application.item-not-listed' });
    expect(host.store.refusals).toBe(1);
  });

  it('continues with the rest if a store does not answer, and retries that one the next time', async () => {
    await host.trail.keep(read('2020-01-01T00:00:00.000Z'));
    await host.vault.seal('s-2', { name: '李某' }, { commandId: 'c-2', at: '2020-01-01T00:00:00.000Z' });
    host.trail.fails = new Error('disk');
    await runsAt(NOW);
    expect([host.trail.all.length, host.vault.subjects]).toEqual([2, []]);
    host.trail.fails = null;
    await runsAt(NOW);
    expect(host.trail.all.map(({ at }) => at)).toEqual([NOW]);
  });

  describe('a file that is in no case', () => {
    const sends = async (content: string, who: Who = 'officer'): Promise<string> => {
      const sent = await host.send('POST', 'files', content, who, { 'content-type': 'application/octet-stream' });
      expect(sent.statusCode).toBe(201);
      return sent.json<{ sha256: string }>().sha256;
    };
    const fetches = async (sha256: string, who: Who = 'officer') => (await host.get(`files/${sha256}`, who)).statusCode;
    const files = (sha256: string, who: Who = 'officer') => {
      const materials = [{ code: 'application', satisfiedBy: 'uploaded', file: sha256 }];
      return host.send('POST', 'applications', { item: PROMISED_ITEM, applicant, channel: 'window', materials }, who);
    };

    it('is removed if its uploader crashed before registering it', async () => {
      const content = 'kept, and told by nobody';
      const { sha256 } = await host.files.keep(Readable.from([content]), 100);
      await host.files.renew(sha256, NOW);
      const filed = await sends('kept, told and filed');
      expect((await files(filed)).statusCode).toBe(201);
      await runsAt(days(30));
      expect(await host.files.find(sha256)).not.toBeNull();
      await runsAt(days(31));
      expect(await host.files.find(sha256)).toBeNull();
      expect(await host.files.find(filed)).not.toBeNull();
    });

    it('is kept while its uploader is about to register it, though the clock of the events has jumped', async () => {
      const { sha256 } = await host.files.keep(Readable.from(['on its way']), 100);
      await host.files.renew(sha256, NOW);
      host.clock.set(days(60));
      const stopped = new AbortController();
      await host.retention.run(stopped.signal, async () => stopped.abort());
      expect(await host.files.find(sha256)).not.toBeNull();
    });

    it('is checked once if an event refers to it', async () => {
      const sha256 = await sends('asked about once');
      expect((await files(sha256)).statusCode).toBe(201);
      const untold = async () => {
        const names: string[] = [];
        for await (const name of host.files.unreferenced(days(500))) names.push(name);
        return names;
      };
      expect(await untold()).toContain(sha256);
      await runsAt(days(31));
      expect(await untold()).not.toContain(sha256);
      expect(await fetches(sha256)).toBe(200);
    });

    it('is removed after its period, with the right to refer to it', async () => {
      const sha256 = await sends('left alone');
      await runsAt(days(30));
      expect(await fetches(sha256)).toBe(200);
      await runsAt(days(31));
      expect([await fetches(sha256), await host.files.find(sha256)]).toEqual([404, null]);
      expect((await files(sha256)).json()).toMatchObject({ code: 'application.file-invalid' });
      host.clock.set(days(32));
      expect(await sends('left alone')).toBe(sha256);
      expect([await fetches(sha256), (await files(sha256)).statusCode]).toEqual([200, 201]);
    });

    it('is kept while it is in a case, even if another key uploads it again', async () => {
      const sha256 = await sends('filed');
      expect((await files(sha256)).statusCode).toBe(201);
      await sends('filed', 'portal');
      await runsAt(days(31), days(400));
      expect(await fetches(sha256)).toBe(200);
    });

    it('is kept if it is filed during the check, though no view has it yet', async () => {
      const sha256 = await sends('filed at the last moment');
      await host.get('applications', 'officer');
      host.clock.set(days(31));
      const remove = host.files.remove.bind(host.files);
      host.files.remove = async (name, before) => {
        if (name === sha256) {
          Reflect.deleteProperty(host.files, 'remove');
          expect((await files(sha256)).statusCode).toBe(201);
        }
        return remove(name, before);
      };
      await runsAt(days(31));
      expect(await fetches(sha256)).toBe(200);
    });

    it('is completed the next time after a crash between its removal and the event', async () => {
      const sha256 = await sends('died between');
      await host.get('applications', 'officer');
      host.files.letPass(FRESH_FILE_MS);
      expect(await host.files.remove(sha256, days(31))).toBe(true);
      await runsAt(days(31));
      const facts = await host.store.read(`upload-${sha256}`);
      expect(facts.map(({ type }) => type)).toEqual(['FileUploaded', 'FileForgotten']);
    });

    it('also counts by its bytes, up to the last byte that fits', async () => {
      const sent = { key: idOf('hoarder'), source: null, uploadedAt: NOW };
      const told = (sha256: string, size: number) =>
        seed(host.store, `upload-${sha256}`, [{ type: 'FileUploaded', data: { ...sent, sha256, size } }]);
      const asks = async () => {
        await host.get('applications', 'officer');
        const headers = { 'content-type': 'application/octet-stream' };
        return (await host.send('POST', 'files', 'x', 'hoarder', headers)).statusCode;
      };
      await told('a'.repeat(64), UNFILED_BYTES_MAX - 1);
      expect(await asks()).toBe(201);
      expect(await asks()).toBe(429);
    });

    it('counts against the key that uploaded it, and against no other', async () => {
      const seen = await Promise.all(
        Array.from({ length: UNFILED_FILES_MAX }, (_, n) => sends(`one of many ${n}`, 'market')),
      );
      await host.get('applications', 'officer');
      const refused = await host.send('POST', 'files', 'one too many', 'market', {
        'content-type': 'application/octet-stream',
      });
      expect([refused.statusCode, refused.headers['retry-after'], refused.json()]).toEqual([
        429,
        '3600',
        expect.objectContaining({ code: 'file.too-many-unfiled' }),
      ]);
      await sends('of another key', 'portal');
      expect((await files(seen[0] ?? '', 'officer')).statusCode).toBe(422);
      expect((await files(seen[0] ?? '', 'market')).json()).toMatchObject({ revision: '0' });
      await host.get('applications', 'officer');
      await sends('room again', 'market');
    });
  });
});

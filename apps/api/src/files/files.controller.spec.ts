import { createHash } from 'node:crypto';
import { HttpHost, idOf } from '../http/testing/http-host';
import { FilesHttpModule } from './files-http.module';

const callers = {
  window: { role: 'window', department: 'hall' },
  supervisor: { role: 'supervisor', region: '230000' },
  admin: { role: 'admin' },
  portal: { role: 'applicantPortal' },
  mirror: { role: 'applicantPortal', source: 'portal' },
  rival: { role: 'applicantPortal' },
} as const;
const host = new HttpHost({ now: '2026-03-02T01:00:00.000Z', callers, modules: [FilesHttpModule] });

describe('files over HTTP', () => {
  beforeAll(() => host.open());
  afterAll(() => host.close());

  const keep = (content: string, who: keyof typeof callers = 'window') =>
    host.send('POST', 'files', content, who, { 'content-type': 'application/octet-stream' });

  it('are addressed by their content', async () => {
    const sha256 = createHash('sha256').update('plan').digest('hex');
    const kept = await keep('plan');
    expect([kept.statusCode, kept.json(), kept.headers['location']]).toEqual([
      201,
      { sha256, size: 4 },
      `/v1/files/${sha256}`,
    ]);
    expect((await keep('')).json()).toMatchObject({ code: 'file.invalid' });
  });

  it('are returned unchanged, even where other routes would return a table', async () => {
    const { sha256 } = (await keep('a,b\r\n')).json<{ sha256: string }>();
    const { statusCode, headers, body } = await host.get(`files/${sha256}`, 'window', { accept: 'text/csv' });
    expect([statusCode, headers['content-type'], body]).toEqual([200, 'application/octet-stream', 'a,b\r\n']);
  });

  it('are readable before filing by their uploaders, whatever bounds others', async () => {
    const { sha256 } = (await keep('plan', 'portal')).json<{ sha256: string }>();
    for (const who of ['supervisor', 'admin', 'rival'] as const) {
      for (const name of [sha256, 'none', 'f'.repeat(64)]) {
        expect((await host.get(`files/${name}`, who)).json()).toMatchObject({ code: 'file.not-found' });
      }
    }
    for (const who of ['portal', 'mirror', 'window'] as const) {
      expect((await host.get(`files/${sha256}`, who)).body).toBe('plan');
    }
  });

  it('may take as long as their connection needs, and belong to their uploaders', async () => {
    const keeping = host.files.keep.bind(host.files);
    host.files.keep = async (content, sizeMax) => {
      Reflect.deleteProperty(host.files, 'keep');
      const stored = await keeping(content, sizeMax);
      host.clock.set('2026-03-02T01:10:00.000Z');
      return stored;
    };
    const sent = await keep('long plan', 'portal');
    expect(sent.statusCode).toBe(201);
    expect((await host.get(`files/${sent.json<{ sha256: string }>().sha256}`, 'portal')).body).toBe('long plan');
  });

  it('are recorded once for each key that uploaded them', async () => {
    const facts = async () => (await host.store.read(`upload-${sha256}`)).map(({ data }) => data['key']);
    const { sha256 } = (await keep('form', 'portal')).json<{ sha256: string }>();
    await keep('form', 'portal');
    await keep('form', 'mirror');
    expect(await facts()).toEqual([idOf('portal'), idOf('mirror')]);
  });
});

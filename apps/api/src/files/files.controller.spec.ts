import { createHash } from 'node:crypto';
import { HttpHost } from '../http/testing/http-host';
import { FilesHttpModule } from './files-http.module';

const callers = {
  window: { role: 'window', department: 'hall' },
  supervisor: { role: 'supervisor', region: '230000' },
  admin: { role: 'admin' },
} as const;
const host = new HttpHost({ now: '2026-03-02T01:00:00.000Z', callers, modules: [FilesHttpModule] });

describe('files over HTTP', () => {
  beforeAll(() => host.open());
  afterAll(() => host.close());

  const keep = (content: string) =>
    host.send('POST', 'files', content, 'window', { 'content-type': 'application/octet-stream' });

  it('are found by their content', async () => {
    const sha256 = createHash('sha256').update('plan').digest('hex');
    const kept = await keep('plan');
    expect([kept.statusCode, kept.json(), kept.headers['location']]).toEqual([
      201,
      { sha256, size: 4 },
      `/v1/files/${sha256}`,
    ]);
    expect((await keep('')).json()).toMatchObject({ code: 'file.invalid' });
  });

  it('are sent as they are, whatever else would be a table', async () => {
    const { sha256 } = (await keep('a,b\r\n')).json<{ sha256: string }>();
    const { statusCode, headers, body } = await host.get(`files/${sha256}`, 'admin', { accept: 'text/csv' });
    expect([statusCode, headers['content-type'], body]).toEqual([200, 'application/octet-stream', 'a,b\r\n']);
  });

  it('are for no key of a department or a region before they are filed with a case', async () => {
    const { sha256 } = (await keep('plan')).json<{ sha256: string }>();
    for (const name of [sha256, 'none']) {
      expect((await host.get(`files/${name}`, 'supervisor')).json()).toMatchObject({ code: 'file.not-found' });
    }
    expect((await host.get(`files/${sha256}`, 'admin')).body).toBe('plan');
  });
});

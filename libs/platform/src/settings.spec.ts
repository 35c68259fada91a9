import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_HTTP_BOUNDS } from './http-bounds';
import { ReachableNetworks } from './outbound/reachable-networks';
import { readSettings, sharedSettings, WrongSettings } from './settings';

const problemsOf = (args: readonly string[], environment = {}): readonly string[] => {
  try {
    readSettings(args, environment);
    return [];
  } catch (error) {
    if (error instanceof WrongSettings) return error.problems;
    throw error;
  }
};

describe('settings', () => {
  it('name private networks that webhooks may be sent to, and no others', () => {
    const { webhookNetworks } = readSettings(['--webhook-networks', '10.20.0.0/16,127.0.0.0/8'], {});
    expect(['10.20.0.1', '127.0.0.1', '10.21.0.1'].map((address) => webhookNetworks.admits(address))).toEqual([
      true,
      true,
      false,
    ]);
    for (const wrong of ['169.254.0.0/16', '0.0.0.0/0', '10.0.0.1', 'inner'])
      expect(() => readSettings(['--webhook-networks', wrong], {})).toThrow(
        /--webhook-networks must be private networks/,
      );
  });

  it('have defaults that start a server for this machine only', () => {
    expect(readSettings([], {})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      dataDir: './data',
      adminKeyFile: null,
      zone: 'Asia/Shanghai',
      simulatedClock: null,
      kurrentdbUrl: null,
      mongodbUrl: null,
      namespace: 'sealtrail',
      vaultKeyFile: null,
      leaseSeconds: 10,
      accessTrailDays: 1_096,
      unfiledFilesDays: 30,
      refusalsDays: 30,
      metricsKeyFile: null,
      tracesUrl: null,
      tracesShare: 1,
      httpBounds: DEFAULT_HTTP_BOUNDS,
      webhookNetworks: ReachableNetworks.PUBLIC,
      tokenIssuersFile: null,
    });
  });

  it('come from options, which take precedence over the environment', () => {
    const environment = { SEALTRAIL_PORT: '80', SEALTRAIL_ZONE: 'Europe/Amsterdam', OTHER: 'x' };
    const args = ['--port=0', '--simulated-clock', '2026-03-02T09:00:00+08:00', '--admin-key-file', '/run/key'];
    expect(readSettings(args, environment)).toMatchObject({
      port: 0,
      zone: 'Europe/Amsterdam',
      adminKeyFile: '/run/key',
      simulatedClock: '2026-03-02T01:00:00.000Z',
    });
  });

  it('treat an empty variable as absent', () => {
    expect(readSettings([], { SEALTRAIL_PORT: '' })).toMatchObject({ port: 3000 });
  });

  it.each([
    [{ SEALTRAIL_DATADIR: 'x' }, 'SEALTRAIL_DATADIR is not a setting and is ignored; did you mean SEALTRAIL_DATA_DIR?'],
    [{ SEALTRAIL_MAIN: 'main.js' }, expect.stringMatching(/^SEALTRAIL_MAIN is not a setting/)],
    [{ SEALTRAIL_SERVICE_HOST: '10.0.0.7' }, expect.stringMatching(/^SEALTRAIL_SERVICE_HOST is not a setting/)],
    [{ SEALTRAIL_PORT_80_TCP: 'tcp://10.0.0.7:80' }, expect.stringMatching(/^SEALTRAIL_PORT_80_TCP .* service link/)],
    [{ SEALTRAIL_PORT: 'tcp://10.0.0.7:80' }, expect.stringMatching(/^SEALTRAIL_PORT .* service link/)],
  ])('report variables that look like settings but are not, and start: %p', (environment, warning) => {
    const warnings: string[] = [];
    expect(readSettings([], environment, (text) => warnings.push(text)).port).toBe(3000);
    expect(warnings).toEqual([warning]);
  });

  it('report all invalid values at once', () => {
    const problems = problemsOf(['--port', 'http', '--prot', '1', 'start', '--zone', 'Mars/Olympus', '--host'], {
      SEALTRAIL_SIMULATED_CLOCK: 'yesterday',
      SEALTRAIL_MONGODB_URL: 'postgres://admin:secret@x',
      SEALTRAIL_NAMESPACE: 'My City',
      SEALTRAIL_LEASE_SECONDS: '0',
      SEALTRAIL_ACCESS_TRAIL_DAYS: '1095',
      SEALTRAIL_UNFILED_FILES_DAYS: '1.5',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      '--prot',
      '1',
      'start',
      '--host',
      '--port',
      '--zone',
      'SEALTRAIL_SIMULATED_CLOCK',
      'SEALTRAIL_NAMESPACE',
      'SEALTRAIL_LEASE_SECONDS',
      'SEALTRAIL_ACCESS_TRAIL_DAYS',
      'SEALTRAIL_UNFILED_FILES_DAYS',
      'SEALTRAIL_MONGODB_URL',
    ]);
    expect(problems.join()).not.toContain('secret');
  });

  it('limit HTTP requests, and trust the named proxies only', () => {
    const proxies = '10.0.0.1, 10.0.0.0/8,fd00::/16';
    expect(
      readSettings(['--trusted-proxies', proxies, '--rate-per-key', '5'], { SEALTRAIL_REQUESTS_MAX: '7' }).httpBounds,
    ).toEqual({
      ...DEFAULT_HTTP_BOUNDS,
      trustedProxies: ['10.0.0.1', '10.0.0.0/8', 'fd00::/16'],
      ratePerKey: 5,
      requestsMax: 7,
    });
    const wrong = ['0.0.0.0/0', '::/0', '10.0.0.1/33', '10.0.0/8', 'proxy.local', '10.0.0.1/8/8', 'fe80::1%eth0'];
    const tooWide = ['10.0.0.0/7', '2000::/3', 'fd00::/15', '::/1', '::/80', '::ffff:0:0/96', '::ffff:10.0.0.0/103'];
    expect(
      problemsOf(['--trusted-proxies', [...wrong, ...tooWide].join(), '--requests-max', '0', '--rate-per-key', '1.5']),
    ).toHaveLength(16);
    const some = ['::ffff:10.0.0.0/104', '2001:db8::/32', '::1/128'];
    expect(readSettings(['--trusted-proxies', some.join()], {}).httpBounds.trustedProxies).toEqual(some);
  });

  it('accept exact origins for CORS only, without wildcards', () => {
    const some = ['https://desk.example.gov.cn', 'https://10.0.0.1:8443', 'http://localhost:5173', 'http://[::1]:8080'];
    expect(readSettings(['--allowed-origins', ` ${some.join(' , ')},`], {}).httpBounds.allowedOrigins).toEqual(some);
    const wrong = [
      '*',
      'null',
      'https://*.example.gov.cn',
      'https://desk.example.gov.cn/',
      'https://desk.example.gov.cn/app',
      'https://desk.example.gov.cn:443',
      'https://Desk.example.gov.cn',
      'https://user@desk.example.gov.cn',
      'desk.example.gov.cn',
      'http://desk.example.gov.cn',
      'http://127.0.0.1.example.gov.cn',
      'file://',
      'chrome-extension://abc',
      'javascript:alert(1)',
    ];
    expect(wrong.map((origin) => [origin, problemsOf(['--allowed-origins', origin]).length])).toEqual(
      wrong.map((origin) => [origin, 1]),
    );
    expect(readSettings([], {}).httpBounds.allowedOrigins).toEqual([]);
  });

  it('send traces to the given collector, with the given ratio', () => {
    const args = ['--traces-url', 'https://collector:4318/v1/traces', '--traces-share', '0.05'];
    expect(readSettings(args, {})).toMatchObject({ tracesUrl: 'https://collector:4318/v1/traces', tracesShare: 0.05 });
    const wrong = ['--traces-url=collector:4318', '--traces-url=https://', '--traces-share=2', '--traces-share=half'];
    expect(wrong.map((option) => problemsOf([option]).length)).toEqual([1, 1, 1, 1]);
  });

  it('refuse a simulated clock outside of the years that days can be counted in', () => {
    expect(readSettings(['--simulated-clock', '9998-12-31T00:00:00Z'], {}).simulatedClock).toBe(
      '9998-12-31T00:00:00.000Z',
    );
    expect(problemsOf(['--simulated-clock', '9999-01-01T00:00:00Z'])[0]).toMatch(
      /^--simulated-clock must be an instant/,
    );
  });

  it('read an address from a file, since it may contain a password', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sealtrail-settings-'));
    const file = join(folder, 'url');
    writeFileSync(file, 'esdb://admin:changeit@kurrentdb:2113?tls=true\n', { mode: 0o600 });
    expect(readSettings(['--kurrentdb-url-file', file], {}).kurrentdbUrl).toBe(
      'esdb://admin:changeit@kurrentdb:2113?tls=true',
    );
    rmSync(folder, { recursive: true });
    expect(problemsOf(['--mongodb-url-file', file])[0]).toMatch(/^--mongodb-url-file cannot be read: ENOENT/);
  });

  it('of one process among several require both servers, and no simulated clock', () => {
    const shared = (args: readonly string[]) => () => sharedSettings(readSettings(args, {}));
    const key = ['--vault-key-file', '/run/secrets/vault-key'];
    const servers = ['--kurrentdb-url', 'esdb://h:2113', '--mongodb-url', 'mongodb://h', ...key];
    expect(shared(servers)()).toMatchObject({ kurrentdbUrl: 'esdb://h:2113', mongodbUrl: 'mongodb://h' });
    expect(shared(servers.slice(0, 2))).toThrow('SEALTRAIL_MONGODB_URL is required');
    expect(shared(servers.slice(0, 4))).toThrow('SEALTRAIL_VAULT_KEY_FILE is required');
    expect(shared([])).toThrow('SEALTRAIL_KURRENTDB_URL is required');
    expect(shared([...servers, '--simulated-clock', '2026-03-02T09:00:00+08:00'])).toThrow(
      'only by the standalone server',
    );
  });
});

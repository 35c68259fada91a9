import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DOCKER, services } from './compose-file';

const mountsOf = (name: string): readonly string[] => services[name]?.volumes ?? [];

describe('the services of the deployment', () => {
  it.each(Object.entries(services))('%s has no more privileges than it needs', (name, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(service).toMatchObject({ pids_limit: expect.any(Number), mem_limit: expect.stringMatching(/^\dg$/) });
    expect(service.logging?.options).toEqual({ 'max-size': '10m', 'max-file': '5' });
    expect(service.cap_add ?? []).toEqual(name === 'setup' ? ['CHOWN', 'DAC_OVERRIDE', 'FOWNER'] : []);
    expect(service.image).toMatch(/:v?\d+\.\d+\.\d+[\w.-]*$/);
  });

  it('only a service that is not reachable has the key of the certificate authority', () => {
    const holders = Object.keys(services).filter((name) =>
      mountsOf(name).some((mount) => mount.startsWith('authority:')),
    );
    expect(holders).toEqual(['setup']);
    expect(services['setup']?.network_mode).toBe('none');
  });

  it('each reads its own secrets, and changes none', () => {
    for (const name of Object.keys(services).filter((service) => service !== 'setup')) {
      const secrets = mountsOf(name).filter((mount) => mount.includes('/secrets'));
      expect(secrets).toEqual([`${name}-secrets:/secrets:ro`]);
    }
  });

  it('only the api is reachable from the host, and only from the host itself', () => {
    const ports = Object.entries(services).flatMap(([name, service]) => (service.ports ?? []).map((p) => [name, p]));
    expect(ports).toEqual([['api', expect.stringMatching(/^127\.0\.0\.1:/)]]);
  });
});

describe('the secrets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-docker-'));
  const [authority, shares] = [join(folder, 'authority'), join(folder, 'shares')];
  const setup = (...more: readonly string[]) =>
    execFileSync('/bin/sh', [join(DOCKER, 'setup.sh'), authority, shares, ...more], { stdio: 'pipe' });
  const share = (process: string, file: string): string => readFileSync(join(shares, process, file), 'utf8');
  const sums = (): readonly string[] =>
    readdirSync(authority).map((file) =>
      createHash('sha256')
        .update(readFileSync(join(authority, file)))
        .digest('hex'),
    );

  beforeAll(() => void setup(), 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are distributed, to each service its own', () => {
    const worker = ['ca.crt', 'kurrentdb-url', 'metrics-key', 'mongodb-url', 'vault-key'];
    expect(readdirSync(join(shares, 'api')).sort()).toEqual(['admin-key', ...worker]);
    expect(readdirSync(join(shares, 'projector')).sort()).toEqual(worker);
    expect(readdirSync(join(shares, 'reactor')).sort()).toEqual(worker);
    expect(readdirSync(join(shares, 'prometheus'))).toEqual(['metrics-key']);
    const urls = ['api', 'projector', 'reactor'].map((name) => share(name, 'kurrentdb-url'));
    expect(new Set(urls.map((url) => new URL(url).password)).size).toBe(3);
    expect(readdirSync(shares, { recursive: true, encoding: 'utf8' }).filter((path) => /ca\.key/.test(path))).toEqual(
      [],
    );
  });

  it('are readable by their own user only', () => {
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      expect([path, statSync(join(folder, path)).mode & 0o077]).toEqual([path, 0]);
    }
  });

  it('are never regenerated', () => {
    const before = sums();
    setup();
    expect(sums()).toEqual(before);
  }, 60_000);

  it('of earlier releases are taken over, with the vault key that opens the existing data', () => {
    const before = join(folder, 'before');
    cpSync(authority, before, { recursive: true });
    for (const file of readdirSync(authority)) rmSync(join(authority, file));
    expect(setup(before).toString()).toMatch(/^the vault key .* were taken over/);
    const changed = readdirSync(authority).filter(
      (file) => !readFileSync(join(authority, file)).equals(readFileSync(join(before, file))),
    );
    // Earlier releases had neither users per process nor metrics.
    expect(changed.filter((file) => !/-password-(api|projector|reactor)$|^metrics-key$/.test(file))).toEqual([]);
    expect(setup(before).toString()).toBe('secrets are in place\n');
  }, 60_000);

  it('of earlier releases are reported if another vault key was created since, and none is replaced', () => {
    const before = join(folder, 'before');
    writeFileSync(join(before, 'vault-key'), 'of before', { mode: 0o600 });
    const kept = sums();
    const { stderr, status } = spawnSync('/bin/sh', [join(DOCKER, 'setup.sh'), authority, shares, before]);
    expect([status, stderr.toString()]).toEqual([
      0,
      expect.stringMatching(/^the volume secrets holds another vault key/),
    ]);
    expect(sums()).toEqual(kept);
  }, 60_000);
});

it('include a KurrentDB user for each process, unless it has one', async () => {
  const asked: { readonly method: string | undefined; readonly body: string; readonly auth: string | undefined }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const { method, url, headers } = request;
      asked.push({ method, body, auth: headers.authorization });
      response.statusCode = method === 'POST' ? 201 : url?.endsWith('projector') ? 200 : 404;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-users-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'kurrentdb-password'), 'root-secret\n');
  for (const name of ['api', 'projector', 'reactor'])
    writeFileSync(join(folder, `kurrentdb-password-${name}`), `${name}-secret\n`);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await promisify(execFile)('/bin/sh', [join(DOCKER, 'kurrentdb-users.sh'), folder, url]);
  server.close();
  rmSync(folder, { recursive: true });
  expect(new Set(asked.map(({ auth }) => auth))).toEqual(
    new Set([`Basic ${Buffer.from('admin:root-secret').toString('base64')}`]),
  );
  expect(asked.filter(({ method }) => method === 'POST').map(({ body }) => JSON.parse(body))).toEqual(
    ['api', 'reactor'].map((name) => ({
      loginName: `sealtrail-${name}`,
      fullName: `Sealtrail ${name}`,
      groups: ['$admins'],
      password: `${name}-secret`,
    })),
  );
});

import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { promisify } from 'node:util';
import { runInNewContext } from 'node:vm';
import { FakeKurrentDb } from '@sealtrail/platform/testing';
import { MongoDouble } from '../mongo-double/mongo-double';
import { type Spawned, spawnNode, type Told } from '../spawned';
import { DOCKER, interpolated, ROOT, service, services } from './compose-file';
import { buildImage, readImage } from './image';
import { asUser, OnThisMachine } from './on-this-machine';

const run = promisify(execFile);
const PROCESSES = ['api', 'projector', 'reactor'] as const;
/** The user `node` of the Node image. */
const NODE_USER = 1000;
const codeOf = ({ code }: { readonly code: number }): number => code;
const image = readImage();
const machine = new OnThisMachine();
afterAll(() => machine.close());

/** The environment of a service, with its paths mapped to this machine. */
const environmentOf = (name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries({ ...image.environment, ...service(name).environment }).map(([variable, value]) => [
      variable,
      machine.here(name, interpolated(String(value))),
    ]),
  );

describe('the configuration of each service', () => {
  it.each(Object.keys(services).filter((name) => name !== 'setup'))('%s finds every secret that it names', (name) => {
    const { entrypoint, command, environment, healthcheck } = service(name);
    const named = JSON.stringify({ entrypoint, command, environment, healthcheck }).match(/\/secrets\/[\w./-]+/g) ?? [];
    expect(named.filter((path) => !existsSync(machine.here(name, path)))).toEqual([]);
    if (process.getuid?.() !== 0) return;
    const user = Number(service(name).user?.split(':')[0] ?? NODE_USER);
    expect(named.filter((path) => statSync(machine.here(name, path)).uid !== user)).toEqual([]);
  });

  it('its scripts are where they are mounted', () => {
    for (const name of ['setup', 'users']) {
      const [shell, script = ''] = service(name).entrypoint ?? [];
      expect([shell, service(name).volumes]).toEqual(['/bin/sh', expect.arrayContaining([`.${script}:${script}:ro`])]);
      expect(existsSync(join(DOCKER, script))).toBe(true);
    }
  });

  it.each(['kurrentdb', 'mongodb'] as const)('%s has a certificate for the name it is reached by', async (name) => {
    const port = await machine.underCertificateOf(name, 9);
    for (const servername of [name, 'localhost']) {
      const ca = machine.secret('api', 'ca.crt');
      const socket = connect({ host: '127.0.0.1', port, servername, ca });
      const error = await new Promise<unknown>((resolve) => {
        socket.once('secureConnect', () => resolve(null)).once('error', resolve);
      });
      expect([servername, error, socket.authorized]).toEqual([servername, null, true]);
      socket.destroy();
    }
  });

  it('KurrentDB starts with the initial passwords', async () => {
    const [shell = '', option = '', text = ''] = service('kurrentdb').entrypoint ?? [];
    const started = machine
      .here('kurrentdb', interpolated(text))
      .replace('/opt/eventstore/EventStore.ClusterNode', '/usr/bin/env');
    expect(started).toContain('exec /usr/bin/env');
    const { stdout } = await run(shell, [option, started]);
    const password = machine.secret('kurrentdb', 'kurrentdb-password').trim();
    expect(stdout).toContain(`EVENTSTORE_DEFAULT_ADMIN_PASSWORD=${password}\n`);
    expect(stdout).toContain(`EVENTSTORE_DEFAULT_OPS_PASSWORD=${password}\n`);
  });

  it('KurrentDB is healthy when it answers with its own certificate', async () => {
    const asked: (string | undefined)[] = [];
    const health = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(asked.length === 1 ? 204 : 503).end();
    });
    await new Promise<void>((resolve) => health.listen(0, '127.0.0.1', resolve));
    const port = await machine.underCertificateOf('kurrentdb', (health.address() as AddressInfo).port);
    const [, command = '', ...args] = service('kurrentdb').healthcheck?.test ?? [];
    const ask = () =>
      run(
        command,
        args.map((arg) => machine.here('kurrentdb', arg).replace(':2113', `:${port}`)),
      );
    const codes = [await ask().then(() => 0, codeOf), await ask().then(() => 0, codeOf)];
    health.close();
    expect([codes, asked]).toEqual([
      [0, 22],
      ['/health/live', '/health/live'],
    ]);
  });

  it('MongoDB is initialised as a replica set of one by the first health check, and healthy once it accepts writes', async () => {
    const bin = join(machine.folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'mongosh'), '#!/bin/sh\nprintf "%s\\0" "$@"\n', { mode: 0o755 });
    const [, text = ''] = service('mongodb').healthcheck?.test ?? [];
    const command = machine.here('mongodb', interpolated(text));
    const { stdout } = await run('/bin/sh', ['-c', command], { env: { PATH: `${bin}:${process.env['PATH']}` } });
    const args = stdout.split('\0');
    const after = (option: string): string => args[args.indexOf(option) + 1] ?? '';
    expect(after('-p')).toBe(machine.secret('mongodb', 'mongodb-root-password').trim());
    const made: unknown[] = [];
    const look = (isWritablePrimary: boolean): unknown => {
      const codes: number[] = [];
      const quit = (code: number): void => void codes.push(code);
      const status = (): void => {
        if (made.length === 0) throw new Error('no replset config has been received');
      };
      const rs = { status, initiate: (config: unknown) => made.push(config) };
      runInNewContext(after('--eval'), { rs, db: { hello: () => ({ isWritablePrimary }) }, quit });
      return codes;
    };
    expect([look(false), look(true)]).toEqual([[1], [0]]);
    expect(JSON.parse(JSON.stringify(made))).toEqual([{ _id: 'rs0', members: [{ _id: 0, host: 'mongodb:27017' }] }]);
  });

  it('MongoDB creates the users that the addresses of the processes name', async () => {
    const made: { readonly user: string; readonly pwd: string }[] = [];
    const db = {
      getSiblingDB: (name: string) => ({ createUser: (user: object) => made.push({ ...user, name } as never) }),
    };
    const read = (path: string): string => readFileSync(machine.here('mongodb', path), 'utf8');
    runInNewContext(readFileSync(join(DOCKER, 'mongo-users.js'), 'utf8'), {
      db,
      require: () => ({ readFileSync: read }),
    });
    const named = PROCESSES.map((name) => new URL(machine.secret(name, 'mongodb-url')));
    expect(made).toEqual(
      named.map(({ username, password, pathname }) => ({
        user: username,
        pwd: password,
        name: pathname.slice(1),
        roles: [{ role: 'readWrite', db: pathname.slice(1) }],
      })),
    );
  });
});

describe('the image', () => {
  const folder = join(machine.folder, 'image');
  const home = join(folder, image.workdir);
  let events: FakeKurrentDb;
  let documents: MongoDouble;
  const running: Spawned[] = [];

  beforeAll(async () => {
    buildImage(image, home);
    [events, documents] = await Promise.all([FakeKurrentDb.start(), MongoDouble.start({ deployment: 'standalone' })]);
    const kurrentdb = await machine.underCertificateOf('kurrentdb', events.port, ['h2']);
    const mongodb = await machine.underCertificateOf('mongodb', Number(new URL(documents.url).port));
    for (const name of PROCESSES) {
      machine.change(name, 'kurrentdb-url', (url) => url.replace('kurrentdb:2113', `localhost:${kurrentdb}`));
      // The double supports neither users nor the name of a replica set.
      machine.change(name, 'mongodb-url', (url) =>
        url
          .replace(/\/\/.*@mongodb:27017/, `//localhost:${mongodb}`)
          .replace('replicaSet=rs0', 'directConnection=true'),
      );
    }
  });
  afterAll(async () => {
    await Promise.all(running.map((one) => one.end('SIGKILL')));
    await documents.close();
    events.stop();
  });

  /** Starts the command of a container: in its folder, with its environment only, as its user. */
  function start(words: readonly string[], environment: Readonly<Record<string, string>>): Spawned {
    const env = { PATH: process.env['PATH'] ?? '', ...environment, SEALTRAIL_HOST: '127.0.0.1', SEALTRAIL_PORT: '0' };
    const started = spawnNode(words, { env, cwd: home, ...asUser(NODE_USER) });
    running.push(started);
    return started;
  }

  const portOf = ({ stdout, log }: Told): string | null =>
    /(?:ready at|"health":") ?http:\/\/[\d.]+:(\d+)/.exec([stdout, ...log].join('\n'))?.[1] ?? null;

  async function isHealthy(port: string): Promise<boolean> {
    const [command = '', ...args] = image.healthcheck;
    const ask = run(
      command,
      args.map((arg) => arg.replace(':3000/', `:${port}/`)),
    );
    return ask.then(
      () => true,
      () => false,
    );
  }

  it('contains what the sources and the build provide', () => {
    expect(image.sources.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(image.copied.map(({ to }) => to)).toEqual(['package.json', 'node_modules', 'dist/apps', 'dist/libs']);
    expect([image.user, image.entrypoint]).toEqual(['node', ['node']]);
    expect(existsSync(join(home, 'node_modules', 'jest'))).toBe(false);
  });

  it.each(PROCESSES)('runs the %s, healthy, over TLS, with its own secrets, and shuts it down', async (name) => {
    const started = start(service(name).command ?? [], environmentOf(name));
    const port = await started.tells(portOf);
    expect(await isHealthy(port)).toBe(true);
    expect(await started.end('SIGTERM')).toBe(0);
    expect(await isHealthy(port)).toBe(false);
  });

  it('runs the standalone process by default, on its volume', async () => {
    const data = join(machine.folder, 'data');
    mkdirSync(data);
    const { uid, gid } = asUser(NODE_USER);
    if (uid !== undefined && gid !== undefined) chownSync(data, uid, gid);
    const settings = Object.entries(image.environment).map(([name, value]) => [name, machine.here('', value)]);
    const started = start(image.command, Object.fromEntries(settings));
    expect(await isHealthy(await started.tells(portOf))).toBe(true);
    expect(await started.end('SIGTERM')).toBe(0);
  });
});

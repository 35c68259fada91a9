import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import { DOCKER } from './compose-file';

/** The user of a container, if this machine permits changing the user. */
export const asUser = (id: number): { readonly uid?: number; readonly gid?: number } =>
  process.getuid?.() === 0 ? { uid: id, gid: id } : {};

/** The volumes of compose.yaml as folders, filled by its own script, and the two servers with their certificates. */
export class OnThisMachine {
  readonly folder = mkdtempSync(join(tmpdir(), 'sealtrail-compose-'));
  private readonly servers: Server[] = [];

  constructor() {
    chmodSync(this.folder, 0o755);
    mkdirSync(this.share(''));
    chmodSync(this.share(''), 0o755);
    const setup = [join(DOCKER, 'setup.sh'), join(this.folder, 'authority'), this.share('')];
    execFileSync('/bin/sh', setup, { stdio: 'pipe' });
  }

  /** The folder that a container sees as `/secrets`. */
  share(name: string): string {
    return join(this.folder, 'shares', name);
  }

  secret(name: string, file: string): string {
    return readFileSync(join(this.share(name), file), 'utf8');
  }

  /** A text of a container with its paths mapped to this machine. */
  here(name: string, text: string): string {
    return text.replaceAll('/secrets', this.share(name)).replace(/^\/data$/, join(this.folder, 'data'));
  }

  /** Changes a secret file of a container: servers have other names here. */
  change(name: string, file: string, changed: (text: string) => string): void {
    writeFileSync(join(this.share(name), file), changed(this.here(name, this.secret(name, file))));
  }

  /** Terminates TLS like a server of the deployment, with its certificate and key, and forwards to a port. */
  async underCertificateOf(
    name: 'kurrentdb' | 'mongodb',
    port: number,
    protocols: readonly string[] = [],
  ): Promise<number> {
    const pem = (kind: 'crt' | 'key') => readFileSync(join(this.folder, 'authority', `${name}.${kind}`));
    const options = { cert: pem('crt'), key: pem('key'), ALPNProtocols: [...protocols] };
    const server = createServer(options, (from) => {
      const to = connect(port, '127.0.0.1');
      from.pipe(to).pipe(from);
      const end = (): void => {
        from.destroy();
        to.destroy();
      };
      for (const socket of [from, to]) socket.on('error', end).on('close', end);
    });
    this.servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  close(): void {
    for (const server of this.servers) server.close();
    rmSync(this.folder, { recursive: true });
  }
}

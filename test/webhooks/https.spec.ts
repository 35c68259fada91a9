import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { becomes } from '../processes/deployment';
import { startServer, type TestServer } from '../server';
import { done } from '../stories/office';
import { type Certified, Receiver } from './receiver';

/** An authority of its own, and certificates that it issues. */
class Authority {
  readonly folder = mkdtempSync(join(tmpdir(), 'sealtrail-https-'));
  readonly certificate = join(this.folder, 'ca.crt');
  private readonly key = join(this.folder, 'ca.key');

  constructor() {
    this.openssl(...NEW_KEY, '-x509', '-subj', '/CN=test', '-keyout', this.key, '-out', this.certificate);
  }

  /** @param isOwn by this authority, or self-signed */
  certify(name: string, isOwn = true): Certified {
    const [key, cert] = ['key', 'crt'].map((end) => join(this.folder, `${name}-${isOwn}.${end}`)) as [string, string];
    const by = isOwn ? ['-CA', this.certificate, '-CAkey', this.key] : [];
    const names = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
    this.openssl(...NEW_KEY, '-x509', ...by, ...names, '-keyout', key, '-out', cert);
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private openssl(...options: readonly string[]): void {
    execFileSync('openssl', options, { stdio: 'pipe' });
  }
}

const NEW_KEY = ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];

type Registered = { readonly id: string; readonly secret: string };

describe('webhooks over HTTPS', () => {
  let server: TestServer;
  const authority = new Authority();
  const trusted = new Receiver(authority.certify('localhost'));
  const ofOtherName = new Receiver(authority.certify('elsewhere.example'));
  const selfSigned = new Receiver(authority.certify('localhost', false));
  const receivers = [trusted, ofOtherName, selfSigned];

  beforeAll(async () => {
    for (const receiver of receivers) await receiver.start();
    server = await startServer({
      more: ['--webhook-networks', '127.0.0.0/8,::1/128'],
      settings: { NODE_EXTRA_CA_CERTS: authority.certificate },
    });
  });
  afterAll(async () => {
    await server.stop();
    for (const receiver of receivers) await receiver.die();
    authority.remove();
  });

  const register = async ({ url }: Receiver): Promise<Registered> => {
    const wish = { name: 'w', url, role: 'supervisor', types: ['DepartmentDefined'] };
    return (await done(server.post('/v1/webhooks', wish))).body as Registered;
  };

  it('deliver to a certificate that the process trusts, signed so that the library of the standard verifies it', async () => {
    const { secret } = await register(trusted);
    await done(server.put('/v1/departments/market', { name: 'market', region: '370100', level: 'city' }));
    await becomes('it has come', async () => trusted.came.length === 1);
    const [{ headers, body } = { headers: {}, body: '' }] = trusted.raw;
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({ subject: 'market' });
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
  });

  it.each([
    ['of another name', ofOtherName],
    ['that nobody trusted has signed', selfSigned],
  ])('send nothing to a certificate %s, and say that there is no connection', async (_, receiver) => {
    const { id } = await register(receiver);
    await done(server.put(`/v1/departments/d-${id.slice(0, 8)}`, { name: 'd', region: '370100', level: 'city' }));
    type Shown = { readonly failing: { readonly failure: string } | null };
    await becomes('an attempt has failed', async () => {
      const { failing } = (await done(server.get(`/v1/webhooks/${id}`))).body as Shown;
      return failing?.failure === 'connection';
    });
    expect(receiver.raw).toEqual([]);
  });
});

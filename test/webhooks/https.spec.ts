import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import { TestAuthority } from '../certificates';
import { becomes } from '../processes/deployment';
import { startServer, type TestServer } from '../server';
import { done } from '../stories/office';
import { Receiver } from './receiver';

type Registered = { readonly id: string; readonly secret: string };

describe('webhooks over HTTPS', () => {
  let server: TestServer;
  const authority = new TestAuthority();
  const receiverOf = (name: string, isOwn = true): Receiver => {
    const { key, cert } = authority.certify(name, isOwn);
    return new Receiver({ key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') });
  };
  const trusted = receiverOf('localhost');
  const ofOtherName = receiverOf('elsewhere.example');
  const selfSigned = receiverOf('localhost', false);
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

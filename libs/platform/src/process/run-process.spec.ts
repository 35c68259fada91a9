import { createServer, type Server } from 'node:net';
import { isForPeople, wordsFor } from './run-process';

const listening = (port: number, host: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(port, host, () => resolve(server));
  });

const refusedAt = async (port: number, host: string): Promise<Error> => {
  const error: unknown = await listening(port, host).catch((refused: unknown) => refused);
  if (!isForPeople(error)) throw new Error(`not for people: ${String(error)}`);
  return error;
};

describe('a process that cannot listen says what to do', () => {
  it('where the port is taken', async () => {
    const first = await listening(0, '127.0.0.1');
    const { port } = first.address() as { port: number };
    expect(wordsFor(await refusedAt(port, '127.0.0.1'))).toBe(
      `127.0.0.1:${port} is taken by another process. Stop it, or choose another --port.`,
    );
    await new Promise((resolve) => first.close(resolve));
  });

  it('where the address is not of this machine', async () => {
    expect(wordsFor(await refusedAt(3000, '192.0.2.1'))).toBe(
      '192.0.2.1:3000 is at no address of this machine. Choose another --host.',
    );
  });

  it('and says other things in their own words', () => {
    const denied = Object.assign(new Error('EACCES: permission denied, open data'), {
      code: 'EACCES',
      syscall: 'open',
    });
    expect(wordsFor(denied)).toBe('EACCES: permission denied, open data');
  });
});

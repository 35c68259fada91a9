import { createServer, type Server } from 'node:net';
import { isOperatorError, operatorMessage } from './run-process';

const listening = (port: number, host: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(port, host, () => resolve(server));
  });

/** As the process sees it: under jest, the system's errors are `Error`s of another realm. */
const refusedAt = async (port: number, host: string): Promise<Error> => {
  const refused = await listening(port, host).then(
    (server) => server.close(() => {}) && new Error('listens'),
    (error: Error) => Object.assign(new Error(error.message), error),
  );
  expect(isOperatorError(refused)).toBe(true);
  return refused;
};

describe('a process that cannot listen reports what to do', () => {
  it('if the port is taken', async () => {
    const first = await listening(0, '127.0.0.1');
    const { port } = first.address() as { port: number };
    const refused = await refusedAt(port, '127.0.0.1').finally(() => first.close());
    expect(operatorMessage(refused)).toBe(
      `127.0.0.1:${port} is in use by another process. Stop it, or choose another --port.`,
    );
  });

  it('if the address does not belong to this machine', async () => {
    expect(operatorMessage(await refusedAt(3000, '192.0.2.1'))).toBe(
      '192.0.2.1:3000 is not an address of this machine. Choose another --host.',
    );
  });

  it('and reports other errors unchanged', () => {
    const denied = Object.assign(new Error('EACCES: permission denied, open data'), {
      code: 'EACCES',
      syscall: 'open',
    });
    expect(operatorMessage(denied)).toBe('EACCES: permission denied, open data');
  });
});

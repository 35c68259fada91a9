import { connect, type Socket } from 'node:net';

/** One kind of flood: the bytes written to each connection, and nothing after them. */
export type Attack = { readonly name: string; readonly bytes: string; readonly readsAnswers: boolean };

const head = (line: string, ...more: readonly string[]): string =>
  [`${line} HTTP/1.1`, 'Host: x', ...more, '', ''].join('\r\n');
const JSON_HALF = ['Content-Type: application/json', 'Content-Length: 1000'];

/** Floods by anonymous clients, and by a stolen key. */
export const attacksBy = (key: string): readonly Attack[] => [
  { name: 'connections that say nothing', bytes: '', readsAnswers: true },
  { name: 'half a header', bytes: 'GET /v1/applications HTTP/1.1\r\nHost: x\r\nX-Wait:', readsAnswers: true },
  { name: 'half a body, without a key', bytes: `${head('POST /v1/track', ...JSON_HALF)}{"number"`, readsAnswers: true },
  {
    name: 'half a body, with a wrong key',
    bytes: `${head('POST /v1/applications', 'Authorization: Bearer stl_wrong', ...JSON_HALF)}{`,
    readsAnswers: true,
  },
  {
    name: 'half a body, with a good key',
    bytes: `${head('POST /v1/applications', `Authorization: Bearer ${key}`, ...JSON_HALF)}{`,
    readsAnswers: true,
  },
  { name: 'requests without a key, ten in a row', bytes: head('GET /v1/applications').repeat(10), readsAnswers: true },
  { name: 'answers that nobody takes', bytes: head('GET /openapi.json').repeat(10), readsAnswers: false },
];

/** Keeps this many connections open from this many addresses of this machine; closed ones are reopened. */
export function attack({ bytes, readsAnswers }: Attack, port: number, sockets: number, addresses: number): void {
  const open = (n: number): void => {
    const socket: Socket = connect({ port, host: '127.0.0.1', localAddress: `127.0.0.${2 + (n % addresses)}` });
    socket.on('error', () => {});
    socket.once('connect', () => socket.write(bytes));
    if (readsAnswers) socket.resume();
    socket.once('close', () => setImmediate(open, n));
  };
  for (let n = 0; n < sockets; n++) open(n);
}

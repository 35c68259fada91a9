import type { CallerIdentity } from '@sealtrail/access';
import { InMemorySpentTickets } from '@sealtrail/event-sourcing/runtime';
import { FixedClock, FixedNamespaceSecret } from '@sealtrail/event-sourcing/testing';
import { FeedCursors } from '../feed/feed-cursor';
import type { ApiRequest } from '../http/request';
import { STREAM_PATH, STREAM_TICKET_COOKIE, StreamTickets, ticketCookie, usedTicketCookie } from './stream-tickets';

const NOW = '2026-03-02T01:00:00.000Z';
const bounds = { role: 'supervisor', department: null, region: null, official: null, source: null } as const;
const caller = (id: string): CallerIdentity => ({ ...bounds, id, expiresAt: null });

describe('one-use tickets of the stream', () => {
  let clock: FixedClock;
  let spent: InMemorySpentTickets;
  let tickets: StreamTickets;
  beforeEach(() => {
    clock = new FixedClock(NOW);
    spent = new InMemorySpentTickets('process', () => 0);
    tickets = new StreamTickets(spent, clock, new FixedNamespaceSecret());
  });

  const asked = (
    cookie: string,
    { url = STREAM_PATH, headers = {}, foreign = false }: { url?: string; headers?: object; foreign?: boolean } = {},
  ) =>
    ({
      headers: { cookie, ...headers },
      routeOptions: { url },
      isOfForeignPage: foreign,
    }) as unknown as ApiRequest;
  const cookieOf = (text: string) => `${STREAM_TICKET_COOKIE}=${text}`;
  const issued = (): string => tickets.issue(caller('key-1')).text;

  it('open the stream once, for the key that requested them', async () => {
    const request = asked(cookieOf(issued()));
    expect(tickets.holderShownBy(request)).toEqual({ key: 'key-1' });
    expect(await tickets.redeem(request)).toEqual({ key: 'key-1' });
    expect(await tickets.redeem(request)).toBeNull();
  });

  it('are valid once, even if two requests use one at the same time', async () => {
    const request = asked(cookieOf(issued()));
    const redeemed = await Promise.all(Array.from({ length: 5 }, () => tickets.redeem(request)));
    expect(redeemed.filter((key) => key !== null)).toEqual([{ key: 'key-1' }]);
  });

  it('of an access token contain its caller, and expire with the token', async () => {
    const identity = { ...caller('token-1'), expiresAt: NOW, subject: { issuer: 'https://id', subject: 'li' } };
    expect(await tickets.redeem(asked(cookieOf(tickets.issue(identity).text)))).toEqual({ identity });
  });

  it('reveal nothing, and are all different', () => {
    const [one, other] = [issued(), issued()];
    expect(one).not.toBe(other);
    expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('key-1');
  });

  it('are valid for thirty seconds of wall-clock time', async () => {
    const ticket = tickets.issue(caller('key-1'));
    expect(ticket.expiresAt).toBe('2026-03-02T01:00:30.000Z');
    clock.set('2026-03-02T01:00:29.999Z');
    expect(tickets.holderShownBy(asked(cookieOf(ticket.text)))).toEqual({ key: 'key-1' });
    clock.set(ticket.expiresAt);
    expect(await tickets.redeem(asked(cookieOf(ticket.text)))).toBeNull();
  });

  it('are invalid once the record of used tickets is lost', async () => {
    const text = issued();
    const restarted = new StreamTickets(new InMemorySpentTickets('next', () => 0), clock, new FixedNamespaceSecret());
    expect(await restarted.redeem(asked(cookieOf(text)))).toBeNull();
  });

  it('are refused if forged, altered, truncated or sealed for another purpose', async () => {
    const text = issued();
    const changed = [...text].map((sign, at) => text.slice(0, at) + (sign === 'A' ? 'B' : 'A') + text.slice(at + 1));
    const cursor = new FeedCursors(new FixedNamespaceSecret()).write(7n);
    const made = [
      '',
      'A',
      'key-1',
      Buffer.from('{"holder":{"key":"key-1"},"untilMs":9e15}').toString('base64url'),
      'x'.repeat(3_000),
    ];
    for (const wrong of [...made, ...changed, text.slice(1), `${text}A`, cursor]) {
      expect([wrong, await tickets.redeem(asked(cookieOf(wrong)))]).toEqual([wrong, null]);
    }
  });

  it('are read from a single cookie of the name, not from two', async () => {
    const [own, neighbours] = [cookieOf(issued()), cookieOf(tickets.issue(caller('other')).text)];
    for (const cookies of [
      `${own}; ${neighbours}`,
      `${neighbours}; ${own}`,
      `${own}; ${own}`,
      `${own};${cookieOf('')}`,
    ])
      expect(await tickets.redeem(asked(cookies))).toBeNull();
    expect(await tickets.redeem(asked(`a=1; ${own}; theme=dark`))).toEqual({ key: 'key-1' });
  });

  it.each([
    ['another route', { url: '/v1/events' }],
    ['what lies below it', { url: `${STREAM_PATH}/tickets` }],
    ['a page of a foreign origin', { foreign: true }],
    ['a picture or a link of a page', { headers: { 'sec-fetch-mode': 'no-cors' } }],
    ['an address that is gone to', { headers: { 'sec-fetch-mode': 'navigate' } }],
    ['a socket', { headers: { 'sec-fetch-mode': 'websocket' } }],
    ['who shows a key', { headers: { authorization: 'Bearer stl_a_b' } }],
    ['who shows something in its place', { headers: { authorization: '' } }],
  ])('are not taken from %s, and stay valid', async (_, options) => {
    const text = issued();
    expect(tickets.holderShownBy(asked(cookieOf(text), options))).toBeNull();
    expect(await tickets.redeem(asked(cookieOf(text), options))).toBeNull();
    expect(await tickets.redeem(asked(cookieOf(text), { headers: { 'sec-fetch-mode': 'cors' } }))).toEqual({
      key: 'key-1',
    });
  });

  it('are refused while the record of used tickets is unavailable', async () => {
    spent.spend = async () => {
      throw new Error('no store');
    };
    await expect(tickets.redeem(asked(cookieOf(issued())))).rejects.toThrow('no store');
  });

  it.each(['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000'])(
    'require no TLS on this machine: %s',
    (host) => {
      expect(ticketCookie('t', host)).toBe(
        'sealtrail-stream-ticket=t; Max-Age=30; Path=/v1/stream; HttpOnly; SameSite=Strict',
      );
    },
  );

  it.each(['api.example.gov.cn', '10.0.0.1', 'localhost.example.gov.cn', '127.0.0.1.example.gov.cn', 'a b', '', null])(
    'require TLS on any other host: %s',
    (host) => {
      expect(ticketCookie('t', host)).toMatch(/; HttpOnly; SameSite=Strict; Secure$/);
      expect(usedTicketCookie(host)).toMatch(/^sealtrail-stream-ticket=; Max-Age=0; Path=\/v1\/stream; .*Secure$/);
    },
  );
});

import { kernelRejection, MissingEvents, UnknownOutcome, UnreadableEvent } from '@sealtrail/event-sourcing';
import { fault, invalid, reject } from './rejections';
import { good, ToyApi } from './testing/toy-api';

const api = new ToyApi();

describe('a thrown error', () => {
  beforeAll(() => api.open());
  afterAll(() => api.close());

  it.each([
    [reject('file.not-found'), 404, null],
    [invalid(fault('/name', 'field.unknown')), 422, null],
    [kernelRejection('stream.changed', { revision: '4' }), 412, null],
    [kernelRejection('command.key-reused'), 422, null],
    [kernelRejection('stream.busy'), 409, '1'],
    [new UnknownOutcome('disk'), 503, '1'],
    [Object.assign(new Error('queue'), { name: 'StoreUnavailable' }), 503, '1'],
    [Object.assign(new Error('disk'), { name: 'StorageFull' }), 503, '60'],
    [Object.assign(new Error('page'), { name: 'DamagedFile' }), 503, '60'],
    [new MissingEvents('item-1', 3n, 'deleted'), 503, '60'],
    [new UnreadableEvent('item-1', 3n, 'redacted'), 503, '60'],
  ])('of type %s gets its status', async (error, status, retryAfter) => {
    api.commands.fails = error;
    const answer = await api.send('POST', '/v1/applications', good);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['retry-after'] ?? null).toBe(retryAfter);
    expect(answer.headers['idempotency-key']).toBeDefined();
  });

  it.each([
    [
      new MissingEvents('item-1', 3n, 'a secret'),
      'store.facts-missing',
      'Events of item-1 are missing from revision 3 on.',
    ],
    [new UnreadableEvent('item-1', 3n, 'a secret'), 'store.unreadable', 'Revision 3 of item-1 cannot be read.'],
  ])('reports the position of damage, and nothing of the content', async (error, code, detail) => {
    api.commands.fails = error;
    const answer = await api.send('POST', '/v1/applications', good, { 'accept-language': 'en' });
    expect(answer.json()).toMatchObject({ code, detail });
    expect(answer.body).not.toContain('secret');
  });

  it('that is a bug is reported with its trace id only', async () => {
    api.commands.fails = new Error('secret table name');
    const answer = await api.send('POST', '/v1/applications', good, {
      traceparent: `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01`,
    });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret');
    expect(answer.json().traceId).toBe('ab'.repeat(16));
  });
});

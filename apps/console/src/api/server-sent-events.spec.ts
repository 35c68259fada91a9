import { ServerSentEvents } from './server-sent-events';

const FIRST = 'retry: 3000\n\nid: a1\nevent: sealtrail.CardIssued\ndata: {"x":1}\n\n';

describe('server-sent events', () => {
  it('are parsed as sent', () => {
    expect(new ServerSentEvents().read(FIRST)).toEqual([{ id: 'a1', event: 'sealtrail.CardIssued', data: '{"x":1}' }]);
  });

  it('are parsed the same, however they are split', () => {
    const whole = new ServerSentEvents().read(FIRST + FIRST);
    for (let cut = 0; cut < FIRST.length; cut += 1) {
      const events = new ServerSentEvents();
      const read = [...events.read(FIRST.slice(0, cut)), ...events.read(FIRST.slice(cut) + FIRST)];
      expect(read).toEqual(whole);
    }
  });

  it('ignore comments, and keep the last id for messages without one', () => {
    const events = new ServerSentEvents();
    expect(events.read(': \n\n: \n\n')).toEqual([]);
    expect(events.read('id: a1\ndata: 1\n\ndata: 2\r\ndata: 3\r\n\r\n')).toEqual([
      { id: 'a1', event: '', data: '1' },
      { id: 'a1', event: '', data: '2\n3' },
    ]);
  });
});

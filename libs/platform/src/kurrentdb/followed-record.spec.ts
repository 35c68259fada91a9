import { ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { FollowedRecord } from './followed-record';
import { CallFailed } from './log-client';
import { eventMessage } from './testing/fake-messages';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const logged = {
  id: '5f0b6bb0-58a3-5b3e-8f4b-0b8f7c1d2e3f',
  type: 'CaseParked',
  stream: 'sealtrail:停车-1',
  revision: 3n,
  position: 4_711n,
  atMs: 0,
  contentType: 'application/json',
  data: text('{"place":"停"}'),
  metadata: text('{"actor":"key-1"}'),
};

/** As received from the server. */
const received = (changes: Partial<typeof logged> = {}): ReadResp.ReadEvent => {
  const sent = eventMessage({ ...logged, ...changes }).serializeBinary();
  return ReadResp.deserializeBinary(sent).getEvent() as ReadResp.ReadEvent;
};

describe('an event of a subscription', () => {
  it('has its location, type and data, in any script', () => {
    const { id, type, stream, revision, position, data, metadata } = new FollowedRecord(received());
    expect({ id, type, stream, revision, position }).toEqual({
      id: logged.id,
      type: 'CaseParked',
      stream: 'sealtrail:停车-1',
      revision: 3n,
      position: 4_711n,
    });
    expect([data, metadata]).toEqual([{ place: '停' }, { actor: 'key-1' }]);
  });

  it('is parsed on first use, and once', () => {
    const event = received();
    const recorded = event.getEvent() as ReadResp.ReadEvent.RecordedEvent;
    let asked = 0;
    const data = recorded.getData_asU8();
    recorded.getData_asU8 = () => {
      asked += 1;
      return data;
    };
    const record = new FollowedRecord(event);
    expect(asked).toBe(0);
    expect(record.data).toBe(record.data);
    expect(asked).toBe(1);
  });

  it('returns data that are not JSON unchanged, which are never accepted as an event', () => {
    const cut = new FollowedRecord(received({ data: text('{"place":'), metadata: text('') }));
    expect([cut.data, cut.metadata]).toEqual(['{"place":', '']);
    const bytes = new FollowedRecord(received({ contentType: 'application/octet-stream' }));
    expect(ArrayBuffer.isView(bytes.data)).toBe(true);
  });

  it('is refused without its position', () => {
    expect(() => new FollowedRecord(new ReadResp.ReadEvent())).toThrow(CallFailed);
  });
});

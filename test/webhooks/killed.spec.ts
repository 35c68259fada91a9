import { becomes } from '../processes/deployment';
import { type Killable, killables } from '../processes/killable';
import { done } from '../stories/office';
import { Receiver } from './receiver';

const FACTS = 10;

describe.each(killables)('webhooks of %s, killed while facts flow', (_, begin) => {
  let under: Killable;
  const receiver = new Receiver();
  const told: string[] = [];

  beforeAll(async () => {
    await receiver.start();
    under = await begin();
  });
  afterAll(async () => {
    await under.end();
    await receiver.die();
  });

  const happen = async (): Promise<void> => {
    for (let n = 0; n < FACTS; n++) {
      const code = `d${told.length}`;
      const body = { name: code, region: '370100', level: 'city' };
      await done(under.requests().put(`/v1/departments/${code}`, body));
      told.push(code);
    }
  };
  const arrived = () => receiver.firstOfEach.map(({ subject }) => subject);
  const untilArrived = () => becomes('everything has come', async () => arrived().length >= told.length);

  it('lose no delivery, keep the order, and send nothing with another id', async () => {
    const wish = { name: 'w', url: receiver.url, role: 'supervisor', types: ['DepartmentDefined'] };
    const { body } = await done(under.requests().post('/v1/webhooks', wish));
    const { id } = body as { id: string };
    await happen();
    await untilArrived();
    await under.killed();
    await happen();
    await receiver.die();
    await happen();
    await under.killed();
    await happen();
    await receiver.start();
    await done(under.requests().post(`/v1/webhooks/${id}/enabling`, {}));
    await untilArrived();
    await under.killed();
    await happen();
    await untilArrived();
    expect(arrived()).toEqual(told);
    expect(new Set(receiver.came.map((each) => `${each.subject} ${each.id}`)).size).toBe(told.length);
  });
});

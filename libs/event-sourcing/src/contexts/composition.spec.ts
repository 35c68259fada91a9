import type { CommandMessage, Event } from '../events/event';
import type { Reactor } from '../reactors/reactor';
import { compose } from './composition';
import { defineContext } from './context';

type Opened = Event<'Opened', { id: string }>;
type Remind = CommandMessage<'Remind', { id: string }>;
type Close = CommandMessage<'Close', { id: string }>;

const reminder: Reactor<Opened, Remind> = {
  name: 'reminder',
  on: { Opened: ({ data }) => [{ stream: `letter-${data.id}`, command: { type: 'Remind', data } }] },
};
class Remembering {
  constructor(readonly command: Remind) {}
}
const view = (name: string) => ({ name, initial: {}, indexes: [], on: {} });
const letters = defineContext({
  name: 'letters',
  projections: [view('letters.v1')],
  commandRouting: { letter: (_, command: Remind) => new Remembering(command) },
  upcasters: { Posted: (data) => ({ type: 'Opened', data }) },
});
const desk = defineContext({ name: 'desk', projections: [view('desk.v1')], reactors: [reminder] });

describe('compose', () => {
  it('collects the declarations of all contexts, independent of their order', () => {
    const all = compose([letters, desk]);
    expect(all).toMatchObject({ modules: [], viewNames: ['letters.v1', 'desk.v1'], reactors: [reminder] });
    expect([Object.keys(all.commandRouting), Object.keys(all.upcasters)]).toStrictEqual([['letter'], ['Posted']]);
  });

  it('collects the stream categories that are never parked', () => {
    const basis = defineContext({ name: 'basis', neverParked: ['calendar', 'item'] });
    expect(compose([letters, basis]).neverParked).toStrictEqual(['calendar', 'item']);
    expect(() => compose([basis, { ...basis, name: 'other' }])).toThrow('duplicate foundation calendar');
  });

  it('refuses duplicate names', () => {
    const twice = (again: Partial<typeof letters>) => () => compose([letters, { ...desk, reactors: [], ...again }]);
    expect(twice({ name: 'letters' })).toThrow('duplicate context letters');
    expect(twice({ projections: letters.projections })).toThrow('duplicate view letters.v1');
    expect(twice({ commandRouting: letters.commandRouting })).toThrow('duplicate route of commands letter');
    expect(twice({ upcasters: letters.upcasters })).toThrow('duplicate upcaster Posted');
    expect(() => compose([letters, desk, { ...desk, name: 'desk2', projections: [] }])).toThrow(
      'duplicate reactor reminder',
    );
  });

  it('does not compile if no context routes a command that a reactor sends', () => {
    // @ts-expect-error no context carries Remind
    compose([desk]);
    // @ts-expect-error a Close is carried as a Remind
    defineContext({ name: 'letters', commandRouting: { letter: (_, command: Close) => new Remembering(command) } });
    expect(compose([letters]).reactors).toStrictEqual([]);
  });
});

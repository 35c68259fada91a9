import { dispatchBy } from './dispatch';

describe('dispatchBy', () => {
  const sent: object[] = [];
  const dispatch = dispatchBy({ case: (id, command) => ({ id, command }) }, async (command) => sent.push(command));
  const commandMetadata = {
    actor: 'spec',
    commandId: 'c',
    correlationId: 'c',
    causationId: null,
    fingerprint: null,
    expectedRevision: null,
  };
  const command = { type: 'Look', data: {} };

  it('routes a command by the category of its stream; an id may contain hyphens', async () => {
    await dispatch({ stream: 'case-17-a', command }, commandMetadata);
    expect(sent).toStrictEqual([{ id: '17-a', command }]);
  });

  it.each(['card-17', 'toString-17', 'case'])('refuses %s, which has no handler', (stream) => {
    expect(() => dispatch({ stream, command }, commandMetadata)).toThrow(stream);
  });
});

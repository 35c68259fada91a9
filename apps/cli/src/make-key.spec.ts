import { UnusableDataFolder } from '@sealtrail/platform';
import { makeKey } from './make-key';
import { UsageError } from './usage-error';

describe('creating a key on the machine', () => {
  it.each([
    ['--name'],
    ['--name', ''],
    ['--name', '\u200b'],
    ['--name='],
    ['--name', '--data-dir', 'x'],
    ['--name', 'a'.repeat(101)],
  ])('refuses an unreadable name: %j %j', (...args) => expect(makeKey(args)).rejects.toThrow(UsageError));

  it.each([
    [['--name', '值班', '--data-dir', 'nowhere']],
    [['--data-dir', 'nowhere', '--name=-值班-']],
    [['--data-dir', 'nowhere']],
  ])('separates the name from the settings of the server: %j', (args) =>
    expect(makeKey(args)).rejects.toThrow(UnusableDataFolder),
  );
});

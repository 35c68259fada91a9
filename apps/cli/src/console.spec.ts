import { runConsole } from './console';

describe('exit codes of the console', () => {
  // The console restricts the permissions of its files; files that this process creates for other specs must stay readable.
  const mask = process.umask();
  beforeEach(() => void jest.spyOn(process.stderr, 'write').mockImplementation(() => true));
  afterEach(() => {
    jest.restoreAllMocks();
    process.umask(mask);
  });

  it.each([
    ['no command', []],
    ['an unknown command', ['mend']],
    ['a missing argument', ['verify']],
    ['an extra argument', ['reconcile', 'here', 'now']],
    ['an unknown option', ['verify', 'nowhere', '--nonsense', '1']],
    ['an invalid option', ['backup', 'nowhere', '--namespace', 'A!']],
    ['missing server addresses', ['migrate', '--data-dir', 'nowhere']],
    ['a missing key file', ['backup', 'nowhere', '--with-key', '--data-dir', 'nowhere']],
  ])('are 2 for %s', async (_, typed) => expect(await runConsole(typed)).toBe(2));

  it('are 1 for a valid command that cannot be carried out', async () =>
    expect(await runConsole(['verify', 'nowhere'])).toBe(1));
});

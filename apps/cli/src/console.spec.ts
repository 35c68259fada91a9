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
    ['what is no command', ['mend']],
    ['a word too few', ['verify']],
    ['a word too many', ['reconcile', 'here', 'now']],
    ['an option that there is not', ['verify', 'nowhere', '--nonsense', '1']],
    ['an option that is wrong', ['backup', 'nowhere', '--namespace', 'A!']],
    ['servers that are not named', ['migrate', '--data-dir', 'nowhere']],
    ['a key that is not named', ['backup', 'nowhere', '--with-key', '--data-dir', 'nowhere']],
  ])('are 2 for %s', async (_, typed) => expect(await runConsole(typed)).toBe(2));

  it('are 1 for a valid command that cannot be carried out', async () =>
    expect(await runConsole(['verify', 'nowhere'])).toBe(1));
});

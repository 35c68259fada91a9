import { runConsole } from './console';

describe('what the console ends with', () => {
  // The console keeps what it makes to itself, and what this process makes for other specs is theirs to read.
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
  ])('is 2 for %s', async (_, typed) => expect(await runConsole(typed)).toBe(2));

  it('is 1 for what was understood, and cannot be done', async () =>
    expect(await runConsole(['verify', 'nowhere'])).toBe(1));
});

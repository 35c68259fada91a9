import { runConsole } from './console';

describe('what the console ends with', () => {
  let said = '';
  // The console keeps what it makes to itself, and what this process makes for other specs is theirs to read.
  const mask = process.umask();
  beforeEach(() => {
    said = '';
    jest.spyOn(process.stderr, 'write').mockImplementation((text: string | Uint8Array) => {
      said += String(text);
      return true;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    process.umask(mask);
  });

  it.each([
    ['no command', []],
    ['what is no command', ['mend']],
    ['a word too few', ['verify']],
    ['a word too many', ['reconcile', 'now']],
    ['an option that there is not', ['verify', 'nowhere', '--nonsense', '1']],
    ['an option that is wrong', ['backup', 'nowhere', '--namespace', 'A!']],
    ['servers that are not named', ['migrate', '--data-dir', 'nowhere']],
    ['a key that is not named', ['backup', 'nowhere', '--with-key', '--data-dir', 'nowhere']],
  ])('is 2 for %s', async (_, typed) => expect(await runConsole(typed)).toBe(2));

  it('is 1 for what was understood, and cannot be done', async () =>
    expect(await runConsole(['verify', 'nowhere'])).toBe(1));

  it('is 1 where what is on servers is to be reconciled, and another way is named', async () => {
    const servers = ['--kurrentdb-url', 'esdb://127.0.0.1:1?tls=false', '--mongodb-url', 'mongodb://127.0.0.1:1'];
    expect(await runConsole(['reconcile', ...servers, '--data-dir', 'nowhere'])).toBe(1);
    expect(said).toMatch(/^What is on servers is not reconciled: .* npm run cli -- restore\.\n$/);
  });
});

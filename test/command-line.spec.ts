import { CommandLineAnswer, readCommandLine } from './command-line';

const LINE = {
  start: 'npm run thing --',
  what: 'Does a thing.',
  options: { seed: { byDefault: null, what: 'of chance' }, rounds: { byDefault: '20', what: 'times' } },
} as const;

const answerTo = (args: readonly string[]): CommandLineAnswer => {
  try {
    readCommandLine(LINE, args);
  } catch (error) {
    if (error instanceof CommandLineAnswer) return error;
  }
  throw new Error('it was understood');
};

describe('the line of a campaign', () => {
  it('says what is given, and what stands where nothing is', () => {
    const { values, given } = readCommandLine(LINE, ['--rounds', '3']);
    expect([values, given]).toEqual([{ seed: '', rounds: '3' }, { rounds: '3' }]);
  });

  it('is helped', () => {
    expect(answerTo(['--help'])).toMatchObject({ exitCode: 0, text: expect.stringContaining('--rounds') });
  });

  it.each([[['--round', '3']], [['--rounds']], [['3']]])(
    'is refused where it asks for what there is not: %p',
    (args) => {
      expect(answerTo(args).exitCode).toBe(2);
    },
  );
});

import { CommandLineAnswer, readCommandLine } from './command-line';

const LINE = {
  start: 'npm run thing --',
  what: 'Does a thing.',
  numbers: { only: { byDefault: null, what: 'that one alone' }, rounds: { byDefault: 20, what: 'times' } },
  texts: { with: { byDefault: 'on', what: 'kinds' } },
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
    expect(readCommandLine(LINE, ['--rounds', '3'])).toEqual({ only: null, rounds: 3, with: 'on' });
    expect(readCommandLine(LINE, ['--only=17', '--with', 'late'])).toEqual({ only: 17, rounds: 20, with: 'late' });
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

  it.each(['many', '-1', '1.5', '1e3', 'NaN'])(
    'is refused where a number is none, for it would try nothing: %s',
    (rounds) => {
      expect(answerTo([`--rounds=${rounds}`])).toMatchObject({ exitCode: 2, text: expect.stringContaining(rounds) });
    },
  );
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandLineAnswer, chosenCampaign, readCommandLine } from './command-line';

const LINE = {
  start: 'npm run thing --',
  what: 'Does a thing.',
  numbers: { only: { byDefault: null, what: 'that one alone' }, rounds: { byDefault: 20, what: 'times' } },
  texts: { with: { byDefault: 'on', what: 'kinds' } },
  flags: { keep: 'keeps what it made' },
} as const;
const NEEDING = { start: 'npm run other --', what: 'Does another.', needed: { name: 'file', what: 'a log' } } as const;

const answerTo = (
  args: readonly string[],
  read: (args: readonly string[]) => unknown = (line) => readCommandLine(LINE, line),
): CommandLineAnswer => {
  try {
    read(args);
  } catch (error) {
    if (error instanceof CommandLineAnswer) return error;
  }
  throw new Error('it was understood');
};

describe('the command line of a campaign', () => {
  it('has the given options, and defaults for the others', () => {
    expect(readCommandLine(LINE, ['--rounds', '3'])).toEqual({ only: null, rounds: 3, with: 'on', keep: false });
    const given = { only: 17, rounds: 20, with: 'late', keep: true };
    expect(readCommandLine(LINE, ['--only=17', '--keep', '--with', 'late'])).toEqual(given);
    expect(readCommandLine(NEEDING, ['a.ndjson'])).toEqual({ file: 'a.ndjson' });
  });

  it('has a help text', () => {
    expect(answerTo(['--help'])).toMatchObject({ exitCode: 0, text: expect.stringContaining('--rounds') });
  });

  it.each([[['--round', '3']], [['--rounds']], [['3']], [['--keep=no']]])(
    'is refused with one line if it has unknown options: %p',
    (args) => {
      expect(answerTo(args)).toMatchObject({
        exitCode: 2,
        text: expect.stringMatching(/^.+ \(npm run thing -- --help\)$/),
      });
    },
  );

  it.each([[[]], [['a', 'b']]])('is refused with one line if a required argument is missing: %p', (args) => {
    expect(answerTo(args, (line) => readCommandLine(NEEDING, line)).exitCode).toBe(2);
  });

  it.each(['many', '-1', '1.5', '1e3', 'NaN'])(
    'is refused if a number is invalid, since nothing would be tried: %s',
    (rounds) => {
      expect(answerTo([`--rounds=${rounds}`])).toMatchObject({ exitCode: 2, text: expect.stringContaining(rounds) });
    },
  );
});

describe('the command line of several campaigns', () => {
  const choose = (args: readonly string[]) => chosenCampaign({ thing: LINE, other: NEEDING }, args);

  it('selects one by its first word', () => {
    expect(choose(['other', 'a.ndjson'])).toEqual({ name: 'other', rest: ['a.ndjson'] });
  });

  it('has a help text for all of them', () => {
    expect(answerTo(['--help'], choose)).toMatchObject({ exitCode: 0, text: expect.stringMatching(/rounds.*FILE/s) });
  });

  it.each([[[]], [['others']], [['toString']]])('is refused with one line if it names none: %p', (args) => {
    expect(answerTo(args, choose)).toMatchObject({ exitCode: 2, text: expect.stringMatching(/^.*thing, other.*$/) });
  });
});

describe('a script run by npm', () => {
  const { scripts } = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const started = Object.values(scripts).flatMap((script) => /dist\/(test\/\S+)\.js/.exec(script)?.[1] ?? []);

  it.each(started)('reads its command line before it does anything: %s', (path) => {
    const options = join(__dirname, '..', path, '..', 'options.ts');
    const source = readFileSync(join(__dirname, '..', `${path}.ts`), 'utf8');
    expect(source.includes('./options') ? readFileSync(options, 'utf8') : source).toContain('readCommandLine(');
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const textOf = (file: string): string => readFileSync(join(__dirname, '..', file), 'utf8');
const [english, chinese] = [textOf('README.md'), textOf('README.zh-CN.md')];

/** Lines to be pasted into a shell, without comments. */
const commandsIn = (text: string): readonly string[] =>
  [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block.split('\n').map((line) => line.replace(/\s+#.*/, '')),
  );

const IN_WORDS = /\p{Script=Han}| folder$/u;

/** Name, option and default of each setting; a default in words is translated. */
const settingsIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| `SEALTRAIL_'))
    .map((line) => {
      const [, names, options, byDefault = ''] = line.split('|').map((cell) => cell.trim());
      return [names, options, IN_WORDS.test(byDefault) ? 'in words' : byDefault].join(' ');
    });

/** Every command, also in running text, where it may continue on the next line. */
const scriptsIn = (text: string): readonly string[] => {
  const code = [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`([^`]+)`/g)];
  const lines = code.map(([, line = '']) => line.replaceAll(/\s+/g, ' '));
  return [...new Set(lines.filter((line) => /^(npm|docker|openssl) /.test(line)))].toSorted();
};

describe('the Chinese README', () => {
  it('has the settings of the English one, with their defaults', () => {
    expect(settingsIn(english).length).toBeGreaterThan(20);
    expect(settingsIn(chinese)).toEqual(settingsIn(english));
  });

  it('has the same commands to paste, and names every command', () => {
    expect(commandsIn(chinese)).toEqual(commandsIn(english));
    const named = new Set(scriptsIn(chinese));
    expect(scriptsIn(english).filter((line) => !named.has(line))).toEqual([]);
  });
});

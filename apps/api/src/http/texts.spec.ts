import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateSync } from 'class-validator';
import { IsExternalNumber, IsName, IsReadable } from './fields';

class NoteRequest {
  @IsReadable()
  words: unknown = '不符';

  @IsName()
  name: unknown = '李某';

  @IsExternalNumber()
  number: unknown = 'A-1';
}

const refused = (told: Partial<NoteRequest>): readonly string[] =>
  validateSync(Object.assign(new NoteRequest(), told)).map(({ property }) => property);

describe('the text members of requests', () => {
  it('are readable texts, names, and identifiers of other systems', () => {
    expect(refused({})).toEqual([]);
    expect(refused({ words: ' ', name: '123', number: 'A-1 ' })).toEqual(['words', 'name', 'number']);
    expect(refused({ words: 1, name: null, number: undefined })).toEqual(['words', 'name', 'number']);
  });

  it('are each validated by one of these checks, or for a length that another rule requires', () => {
    const api = join(__dirname, '..');
    const requests = readdirSync(api, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.request.ts'),
    );
    const unchecked = requests.flatMap((file) =>
      [...readFileSync(join(api, file), 'utf8').matchAll(/@IsString\(\)\n((?: +@.*\n)*) +(\w+)/g)]
        .filter(([, checks = '']) => !/@(IsReadable|IsName|IsExternalNumber|IsPlainlyWritten|Length)\(/.test(checks))
        .map(([, , member]) => `${file}: ${member}`),
    );
    expect(unchecked).toEqual([]);
  });
});

import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ApiProperty } from '@nestjs/swagger';
import { list, view } from '../http/route-responses';
import { tableOf } from '../tables/table';
import { Personal, personalMembersOf } from './personal';

const SOURCES = join(__dirname, '..');

/** Where the swagger decorators store the members of a class: `:name`. */
const MEMBERS = 'swagger/apiModelPropertiesArray';

/** Names of members that identify a person, or hold text that a person wrote about others. */
const TELLING = /^(applicant|agent|rater|comment|words|phones?|mobile|idNumber|address|holderName|personName)$/;

type Shown = { readonly name: string; readonly members: readonly string[]; readonly personal: readonly string[] };

/** Every response class of the API, with its members. */
const shown = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.view.ts'))
  .flatMap((file) => Object.values(require(join(SOURCES, file)) as Record<string, unknown>))
  .filter(
    (exported): exported is new () => object => typeof exported === 'function' && exported.prototype !== undefined,
  )
  .map((type): Shown => {
    const declared = Reflect.getMetadata(MEMBERS, type.prototype) as string[] | undefined;
    return {
      name: type.name,
      members: (declared ?? []).map((member) => member.slice(1)),
      personal: personalMembersOf(type),
    };
  });

describe('personal data in answers', () => {
  it('is marked, so that showing it is recorded in the access trail', () => {
    expect(shown.length).toBeGreaterThan(30);
    const telling = shown.flatMap(({ name, members, personal }) =>
      members
        .filter((member) => TELLING.test(member))
        .map((member) => [`${name}.${member}`, personal.includes(member)]),
    );
    expect(telling.length).toBeGreaterThan(3);
    expect(telling.filter(([, isMarked]) => isMarked === false)).toEqual([]);
  });

  it('is found in the response class of a route, including inherited members', () => {
    class Plain {
      @ApiProperty()
      number: string;
    }
    class Named extends Plain {
      @Personal()
      @ApiProperty()
      name: string;
    }
    class Called extends Named {
      @Personal()
      @ApiProperty()
      phone: string;
    }
    expect([Plain, Named, Called].map((type) => view(type).personal)).toEqual([[], ['name'], ['name', 'phone']]);
    expect(list(Called, tableOf({ zh: '测试', en: 'test' }, {})).personal).toEqual(['name', 'phone']);
  });
});

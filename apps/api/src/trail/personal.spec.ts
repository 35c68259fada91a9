import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ApiProperty } from '@nestjs/swagger';
import { list, view } from '../http/route-responses';
import { tableOf } from '../tables/table';
import { Personal, personalMembersOf } from './personal';

const SOURCES = join(__dirname, '..');

/** Where the decorators of the documentation keep what a class shows: `:name`. */
const MEMBERS = 'swagger/apiModelPropertiesArray';

/** What a member is called that says who somebody is, or holds what somebody wrote about others. */
const TELLING = /^(applicant|agent|rater|comment|words|phones?|mobile|idNumber|address|holderName|personName)$/;

type Shown = { readonly name: string; readonly members: readonly string[]; readonly personal: readonly string[] };

/** Every class of answers of the surface, by what it shows. */
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

describe('what answers hold of people', () => {
  it('is marked, so that showing it stands in the trail', () => {
    expect(shown.length).toBeGreaterThan(30);
    const telling = shown.flatMap(({ name, members, personal }) =>
      members
        .filter((member) => TELLING.test(member))
        .map((member) => [`${name}.${member}`, personal.includes(member)]),
    );
    expect(telling.length).toBeGreaterThan(3);
    expect(telling.filter(([, isMarked]) => isMarked === false)).toEqual([]);
  });

  it('is known to the answer of a route, with what its class extends', () => {
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

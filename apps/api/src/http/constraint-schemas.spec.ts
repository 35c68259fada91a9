import 'reflect-metadata';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { ApiProperty, ApiPropertyOptional, DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { Test } from '@nestjs/testing';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, Matches, MinLength } from 'class-validator';
import { documentConstraints, expandNullable } from './constraint-schemas';
import { IsCode } from './fields';
import { IsNested } from './nested';

class Inner {
  @ApiProperty()
  @MinLength(1)
  name: string;
}

/** Declares no members. */
class InnerRequest extends Inner {}

class WholeRequest {
  @ApiProperty({ pattern: '^said$' })
  @Matches(/^checked$/)
  said: string;

  @ApiProperty()
  @IsCode()
  code: string;

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3)
  @IsCode(true)
  codes?: string[];

  @ApiPropertyOptional({ enum: ['a', 'b'] })
  @IsOptional()
  @IsIn(['a', 'b'])
  word?: string;

  @IsNested(InnerRequest, { optional: true })
  inner?: InnerRequest;
}

@Controller('wholes')
class WholesController {
  @Post()
  make(@Body() body: WholeRequest): WholeRequest {
    return body;
  }
}

@Module({ controllers: [WholesController] })
class WholesModule {}

async function described(): Promise<NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>> {
  const module = await Test.createTestingModule({ imports: [WholesModule] }).compile();
  const app = module.createNestApplication(new FastifyAdapter());
  const document = SwaggerModule.createDocument(app, new DocumentBuilder().build());
  documentConstraints(document, app);
  expandNullable(document.components?.schemas);
  return document.components?.schemas ?? {};
}

describe('the schema of a request', () => {
  it('states what its validators check, refuses other members, and keeps what its controller declares', async () => {
    const { WholeRequest: whole } = await described();
    const code = expect.stringMatching(/^\^\[A-Za-z0-9\]/);
    expect(whole).toMatchObject({
      additionalProperties: false,
      properties: {
        said: { pattern: '^said$' },
        code: { type: 'string', pattern: code },
        codes: { nullable: true, maxItems: 3, items: { pattern: code } },
      },
    });
  });

  it('includes nested classes, also those that only inherit members', async () => {
    const { InnerRequest: inner } = await described();
    expect(inner).toMatchObject({ additionalProperties: false, properties: { name: { minLength: 1 } } });
  });

  it('expands null next to a reference or an enum, where nullable alone has no effect', async () => {
    const { WholeRequest: whole } = await described();
    expect(whole).toMatchObject({
      properties: {
        word: { nullable: true, enum: ['a', 'b', null] },
        inner: { anyOf: [{ $ref: '#/components/schemas/InnerRequest' }, { nullable: true, enum: [null] }] },
      },
    });
  });
});

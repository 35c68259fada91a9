import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Language, ParameterDeclarations } from '@sealtrail/event-sourcing';
import { adviceOf } from './advice';
import { statusOfKind } from './problem';
import type { DeclaredProblem } from './problem-catalogue';

/** One line of the list of all problems. */
export class ProblemLineView {
  @ApiProperty({ example: 'application.no-mandate' })
  code: string;

  @ApiProperty({ description: 'Why it is refused, in one word; `field`: it stands in `errors` only.', example: 'rule' })
  kind: string;

  @ApiProperty({ type: 'integer', nullable: true, example: 409 })
  status: number | null;

  @ApiProperty({ example: 'No mandate' })
  title: string;

  @ApiProperty({ description: 'The part of the product that refuses so.', example: 'applications' })
  context: string;
}

export class DeclaredProblemsView {
  @ApiProperty({ type: [ProblemLineView] })
  items: ProblemLineView[];
}

export class DeclaredProblemView extends ProblemLineView {
  @ApiProperty({ description: 'The rule.' })
  meaning: string;

  @ApiProperty({ type: [String], description: 'Names of the values that each occurrence brings.' })
  parameters: string[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
    description: 'Of the values that list things: the members of each of those.',
    example: { materials: ['code', 'name'] },
  })
  members?: Readonly<Record<string, readonly string[]>>;

  @ApiPropertyOptional({ type: [String], description: 'Routes by which what is missing comes about.' })
  next?: readonly string[];

  @ApiPropertyOptional({ description: 'What helps; absent for what is wrong with one field.' })
  advice?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'After how many seconds to try again.' })
  retryAfterSeconds?: number;

  @ApiProperty({ example: '/docs' })
  documentation: string;
}

export function problemLineOf({ code, context, declaration }: DeclaredProblem, language: Language): ProblemLineView {
  const { kind } = declaration;
  const title = declaration.kind === 'field' ? declaration.detail : declaration.title;
  return { code, kind, status: statusOfKind(kind), title: title[language], context };
}

export function declaredProblemOf(problem: DeclaredProblem, language: Language): DeclaredProblemView {
  const { declaration } = problem;
  const parameters = [...(declaration.parameters ?? [])];
  const line = problemLineOf(problem, language);
  const documentation = '/docs';
  if (declaration.kind === 'field')
    return { ...line, meaning: declaration.detail[language], parameters, ...membersOf(declaration), documentation };
  const { meaning, retryAfterSeconds, next } = declaration;
  return {
    ...line,
    meaning: meaning[language],
    parameters,
    ...membersOf(declaration),
    ...(next === undefined ? {} : { next }),
    advice: adviceOf(declaration)[language],
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    documentation,
  };
}

const membersOf = ({ entries }: ParameterDeclarations): Pick<DeclaredProblemView, 'members'> =>
  entries === undefined
    ? {}
    : { members: Object.fromEntries(Object.entries(entries).map(([name, { members }]) => [name, members])) };

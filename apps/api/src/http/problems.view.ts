import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Language, ParameterDeclarations } from '@sealtrail/event-sourcing';
import { adviceOf } from './advice';
import { statusOfKind } from './problem';
import type { DeclaredProblem } from './problem-catalogue';

/** A row of the list of all problems. */
export class ProblemLineView {
  @ApiProperty({ example: 'application.no-mandate' })
  code: string;

  @ApiProperty({ description: 'Kind of rejection; `field`: occurs in `errors` only.', example: 'rule' })
  kind: string;

  @ApiProperty({ type: 'integer', nullable: true, example: 409 })
  status: number | null;

  @ApiProperty({ example: 'No mandate' })
  title: string;

  @ApiProperty({ description: 'The context that rejects with this code.', example: 'applications' })
  context: string;
}

export class DeclaredProblemsView {
  @ApiProperty({ type: [ProblemLineView] })
  items: ProblemLineView[];
}

export class DeclaredProblemView extends ProblemLineView {
  @ApiProperty({ description: 'The rule.' })
  meaning: string;

  @ApiProperty({ type: [String], description: 'Names of the parameters of each occurrence.' })
  parameters: string[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
    description: 'For list parameters: members of each entry.',
    example: { materials: ['code', 'name'] },
  })
  members?: Readonly<Record<string, readonly string[]>>;

  @ApiPropertyOptional({ type: [String], description: 'Routes that provide what is missing.' })
  next?: readonly string[];

  @ApiPropertyOptional({ description: 'Remedy; absent for faults of a single field.' })
  advice?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'Seconds after which to retry.' })
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

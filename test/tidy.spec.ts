import { controllerFindings, dialectFindings, edgeFindings, lengthFindings, nameFindings } from './tidy/code-rules';
import { contextFindings } from './tidy/context-rules';
import { enumerationFindings } from './tidy/enumeration-rules';
import { barrelFindings, cqrsFindings, cycleFindings, devPackageFindings, ringFindings } from './tidy/import-rules';
import { rawLogFindings, upcastingFindings } from './tidy/log-rules';
import { commentPhraseFindings, phraseFindings } from './tidy/phrase-rules';
import { explanationFindings, proseFindings, writtenFindings } from './tidy/prose-rules';
import { refusalFindings } from './tidy/refusal-rules';
import { regionFindings } from './tidy/region-rules';
import { replacedNameFindings } from './tidy/replaced-names';
import { shapeFindings } from './tidy/shape-rules';
import { type Finding, type SourceFile, sourceFile, sourceTree } from './tidy/source-file';

type Rule = (file: SourceFile) => readonly Finding[];

const rules: Readonly<
  Record<string, { readonly check: Rule; readonly breaches: readonly (readonly [string, string])[] }>
> = {
  'imports point inwards': {
    check: ringFindings,
    breaches: [
      ['libs/event-sourcing/src/a.ts', "import { x } from '@sealtrail/working-days';"],
      ['libs/event-sourcing/src/a.ts', "import { readFileSync } from 'node:fs';"],
      ['libs/working-days/src/a.ts', "import { x } from '@sealtrail/catalog/events';"],
      ['libs/calendar/src/a.ts', "import { x } from '@sealtrail/catalog';"],
      ['libs/ratings/src/a.ts', "import { x } from '@sealtrail/event-sourcing/runtime';"],
      ['libs/platform/src/a.ts', "import { x } from '@sealtrail/catalog/events';"],
      ['libs/platform/src/a.ts', "import { x } from '@sealtrail/contexts';"],
      ['libs/ratings/src/a.ts', "import { x } from '@sealtrail/contexts';"],
      ['libs/ratings/src/a.spec.ts', "import { x } from '@sealtrail/contexts';"],
      ['libs/contexts/src/a.ts', "import { x } from '@sealtrail/catalog/events';"],
      ['libs/contexts/src/a.ts', "import { x } from '@sealtrail/platform';"],
      ['libs/ratings/src/a.ts', "import { x } from '@sealtrail/catalog';"],
      ['libs/ratings/src/a.ts', "import { x } from '@sealtrail/platform';"],
      ['libs/ratings/src/a.ts', "import { x } from '@sealtrail/catalog/testing';"],
      ['libs/ratings/src/a.ts', "import { x } from '@sealtrail/catalog/src/domain/item';"],
      ['libs/ratings/src/a.ts', "import { x } from '@sealtrail/ratings';"],
      ['libs/ratings/src/a.ts', "export * from '../../catalog/src/index';"],
      ['libs/ratings/src/a.ts', "import type { x } from '../../../apps/api/src/http/caller';"],
      ['libs/ratings/src/read/a.ts', "import Database from 'better-sqlite3';"],
      ['libs/ratings/src/domain/a.ts', "import { Injectable } from '@nestjs/common';"],
      ['apps/api/src/a.ts', "import { x } from '../../standalone/src';"],
      ['apps/standalone/src/a.ts', "import { x } from '../../api/src/http-app';"],
      ['apps/cli/src/a.ts', "import { x } from '../../projector/src/index';"],
      ['apps/api/src/a.ts', "import { x } from '../../../libs/ratings/src/index';"],
      ['apps/api/src/a.ts', "import { x } from '@sealtrail/ratings/testing';"],
    ],
  },
  'shipped code needs no development package': {
    check: devPackageFindings,
    breaches: [
      ['libs/platform/src/a.ts', "import { test } from 'fast-check';"],
      ['apps/api/src/a.ts', "import ts from 'typescript';"],
    ],
  },
  'the command framework is not used as an event bus': {
    check: cqrsFindings,
    breaches: [
      ['libs/ratings/src/a.ts', "import { CommandBus, EventBus } from '@nestjs/cqrs';"],
      ['libs/ratings/src/a.ts', "import { Saga as Story } from '@nestjs/cqrs';"],
      ['libs/ratings/src/a.ts', "import { AggregateRoot } from '@nestjs/cqrs/dist/aggregate-root.js';"],
    ],
  },
  'no index file inside a library': {
    check: barrelFindings,
    breaches: [
      ['libs/ratings/src/domain/index.ts', ''],
      ['apps/api/src/http/index.ts', ''],
    ],
  },
  'no log is opened without upcasters': {
    check: rawLogFindings,
    breaches: [
      ['apps/cli/src/a.ts', "import { SqliteEventReader } from '@sealtrail/platform';"],
      ['apps/api/src/a.ts', "import { DataFolder, KurrentEventStore } from '@sealtrail/platform';"],
      ['libs/platform/src/a.ts', "import { SqliteEventStore } from './sqlite/sqlite-event-store';"],
    ],
  },
  'a log is opened with the upcasters of all contexts': {
    check: upcastingFindings,
    breaches: [
      ['apps/cli/src/a.ts', "import { openLogForReading } from '@sealtrail/platform';"],
      [
        'apps/api/src/a.ts',
        "import { upcasters } from './own';\nimport { openDistributed } from '@sealtrail/platform';",
      ],
    ],
  },
  'time, randomness and environment are used at the edge only': {
    check: edgeFindings,
    breaches: [
      ['libs/ratings/src/a.ts', 'const now = new Date();'],
      ['libs/ratings/src/a.ts', "const then = new Date('2026-01-01');"],
      ['libs/ratings/src/a.ts', 'const now = Date.now();'],
      ['libs/calendar/src/a.ts', 'const dice = Math.random();'],
      ['libs/event-sourcing/src/a.ts', 'const id = randomUUID();'],
      ['libs/event-sourcing/src/a.ts', 'const id = crypto.randomUUID();'],
      ['libs/event-sourcing/src/a.ts', 'const zone = process.env.TZ;'],
      ['libs/event-sourcing/src/a.spec.ts', 'const now = Date.now();'],
    ],
  },
  'files and functions are short': {
    check: lengthFindings,
    breaches: [
      ['libs/ratings/src/a.ts', '// line\n'.repeat(251)],
      ['libs/applications/src/domain/case-enums.ts', '// line\n'.repeat(401)],
      ['libs/ratings/src/a.spec.ts', '// line\n'.repeat(401)],
      ['apps/api/src/main.ts', '// line\n'.repeat(31)],
      ['libs/ratings/src/a.ts', `export function long(): void {\n${'  void 0;\n'.repeat(70)}}\n`],
    ],
  },
  'names are descriptive': {
    check: nameFindings,
    breaches: [
      ['libs/ratings/src/date-utils.ts', ''],
      ['libs/common/src/a.ts', ''],
      ['libs/ratings/src/ratingView.ts', ''],
      ['libs/ratings/src/rating_view.ts', ''],
      ['libs/ratings/src/a.ts', 'export class RatingManager {}'],
      ['libs/ratings/src/a.ts', 'export abstract class BaseRating {}'],
    ],
  },
  'replaced names are refused': {
    check: replacedNameFindings,
    breaches: [
      ['libs/supervision/src/a.ts', 'const sight = 1;'],
      ['libs/supervision/src/a.spec.ts', 'type Row = { readonly certain: boolean };'],
      ['libs/supervision/src/domain/falling.ts', ''],
      ['libs/supervision/src/sweep/a.ts', ''],
    ],
  },
  'one style of TypeScript': {
    check: dialectFindings,
    breaches: [
      ['libs/ratings/src/a.ts', "export enum Level { Good = 'good' }"],
      ['libs/ratings/src/a.ts', 'export default 1;'],
      ['libs/ratings/src/a.ts', 'namespace Ratings { export const a = 1; }'],
      ['libs/ratings/src/a.ts', '// @ts-ignore'],
      ['libs/ratings/src/a.ts', '// TODO later'],
      ['libs/ratings/src/a.spec.ts', "it.skip('works', () => {});"],
      ['libs/ratings/src/a.spec.ts', "describe.only('it', () => {});"],
    ],
  },
  'region codes are compared by whole levels': {
    check: regionFindings,
    breaches: [
      ['libs/ratings/src/a.ts', 'const seen = document.region.startsWith(region);'],
      ['libs/ratings/src/a.ts', "const where = { op: 'prefix', field: 'region', value: region } as const;"],
    ],
  },
  'bodies are validated completely': {
    check: shapeFindings,
    breaches: [
      ['apps/api/src/a/a.request.ts', 'class A { @ValidateNested() @Type(() => B) b: B; }'],
      ['apps/api/src/a/a.request.ts', 'class A { @check.ValidateNested({ each: true }) b: B[]; }'],
      ['apps/api/src/a/a.request.ts', 'class A { @ValidateIf(({ b }: A) => b === null) @IsInt() c?: number; }'],
      ['apps/api/src/a/a.request.ts', 'class A { @ArrayUnique() b: string[]; }'],
      ['apps/api/src/http/a.ts', 'const IsFew = () => ArrayMaxSize(3, { validateIf: () => false });'],
    ],
  },
  'a list of values is declared once': {
    check: enumerationFindings,
    breaches: [
      ['apps/api/src/a/a.request.ts', "class A { @IsIn(['a', 'b']) a: string; }"],
      ['apps/api/src/a/a.request.ts', 'class A { @IsIn(LEVELS) a: string; }'],
      ['apps/api/src/a/a.view.ts', "class A { @ApiProperty({ enum: ['a', 'b'] }) a: string; }"],
      ['apps/api/src/a/a.view.ts', 'const a = { enum: LEVELS };'],
      ['libs/ratings/src/domain/a.ts', "export type Level = 'good' | 'bad' | 'ugly';"],
      ['libs/ratings/src/domain/a.ts', "type Given = { readonly level: 'good' | 'bad' | null };"],
      ['libs/ratings/src/read/a.ts', "export const LEVELS = ['good', 'bad'] as const satisfies readonly Level[];"],
    ],
  },
  'contexts contain no prose': {
    check: proseFindings,
    breaches: [
      ['libs/ratings/src/domain/a.ts', "const event = { type: 'RatingGiven', data: { reason: 'it came late' } };"],
      ['libs/ratings/src/write/a.ts', `const reason = \`not corrected by \${date}\`;`],
      ['libs/ratings/src/read/a.ts', `const charged = \`\${department} (\${official})\`;`],
      ['libs/ratings/src/react/a.ts', "throw reject('rating.late', { what: 'too late' });"],
      ['libs/ratings/src/domain/a.ts', "const reason = '逾期未补正';"],
      ['libs/ratings/src/domain/a.ts', "throw new Rejection('rating.late', 'It came late.');"],
    ],
  },
  'texts are in plain technical English': {
    check: phraseFindings,
    breaches: [
      ['libs/ratings/src/rejections.ts', "const title = { en: 'Rating not as it should be' };"],
      ['apps/api/src/a.ts', `const message = \`\${lease} gave no sign of life\`;`],
    ],
  },
  'comments and test titles are in plain technical English': {
    check: commentPhraseFindings,
    breaches: [
      ['libs/platform/src/a.ts', '/** Told whoever asks. */'],
      ['libs/event-sourcing/src/a.ts', 'let a = 1;\n  // The view is mended.'],
      ['apps/cli/src/a.spec.ts', "it('goes on', () => {});"],
      ['libs/working-days/src/a.spec.ts', "it.each([1])('is as it should be %s', () => {});"],
    ],
  },
  'the author of an explanation is part of its type': {
    check: explanationFindings,
    breaches: [
      ['libs/ratings/src/domain/a-events.ts', "type Late = Event<'Late', { readonly reason: string }>;"],
      ['libs/ratings/src/read/a.ts', 'type Row = { readonly comment: string | null };'],
      ['libs/ratings/src/domain/a-commands.ts', 'type Wish = { readonly reasons?: readonly string[] };'],
    ],
  },
  'every refusal is made by a catalogue, with code and parameters': {
    check: refusalFindings,
    breaches: [
      ['libs/ratings/src/domain/a.ts', "throw new Rejection('rating.late', {}, []);"],
      ['libs/ratings/src/domain/a.spec.ts', "const refused = new Rejection('rating.late', {}, []);"],
      ['apps/api/src/ratings/a.ts', "throw rejectedAgain({ code: 'rating.late', parameters: {}, errors: [] });"],
      ['apps/api/src/ratings/a.ts', "throw reject('rating.late', { why: 'it came late' });"],
      [
        'apps/api/src/ratings/a.ts',
        `throw rejectCase('case.late', {}, [caseFault('/at', 'case.late', { why: \`by \${n} days\` })]);`,
      ],
      ['apps/standalone/src/a.ts', "throw kernelRejection('clock.backwards', { now: '过去' });"],
      [
        'apps/api/src/a/a.request.ts',
        "class A { @Matches(/x/, refusedAs('field.wrong-form', { form: 'an x' })) a: string; }",
      ],
    ],
  },
  'text written by people is marked at the edge': {
    check: writtenFindings,
    breaches: [
      ['libs/ratings/src/domain/a.ts', 'const reason = written(command.reason);'],
      ['apps/api/src/ratings/a.ts', "const reason = written('late');"],
      ['apps/api/src/ratings/a.ts', `const reason = written(\`late by \${days}\`);`],
    ],
  },
  'controllers are thin': {
    check: controllerFindings,
    breaches: [
      ['apps/api/src/a.controller.ts', "import { EventStore } from '@sealtrail/event-sourcing';"],
      ['apps/api/src/a.controller.ts', "import { ratingDecider } from '@sealtrail/ratings';"],
      ['apps/api/src/a.controller.ts', 'class A { list() { for (const a of []) void a; } }'],
      ['apps/api/src/a.controller.ts', `class A { list() {\n${'void 0;\n'.repeat(20)}} }`],
    ],
  },
};

/** Rules of the server and its libraries. The client is a program of others: it has no context, and an environment of its own. */
const OF_THE_SERVER: readonly Rule[] = [
  ringFindings,
  devPackageFindings,
  edgeFindings,
  enumerationFindings,
  proseFindings,
];

describe('the rules of the repository', () => {
  const files = sourceTree('apps', 'libs', 'test');
  const ofTheServer = files.filter(({ path }) => !path.startsWith('libs/client/'));

  it('are applied to all of it', () => expect(files.length).toBeGreaterThan(100));

  describe.each(Object.entries(rules))('%s', (_, { check, breaches }) => {
    it('holds everywhere', () =>
      expect((OF_THE_SERVER.includes(check) ? ofTheServer : files).flatMap(check)).toEqual([]));

    it.each(breaches.map(([path, text]) => ({ path, text, start: text.slice(0, 60).replaceAll('\n', ' ') })))(
      'and detects a breach in $path: $start',
      ({ path, text }) => expect(check(sourceFile(path, text))).not.toEqual([]),
    );
  });

  describe('contexts declare everything they have', () => {
    it('everywhere', () => expect(contextFindings(ofTheServer)).toEqual([]));

    it.each([
      ['', 'libs/undeclared/src/a.ts'],
      ['export const parked: Projection<Row, E> = { };', 'libs/ratings/src/read/a.ts'],
      ['export const watch: Reactor<E, C> = { };', 'libs/ratings/src/react/a.ts'],
      ['', 'libs/efficiency/src/statements.ts'],
      ['export class ParkingModule {}', 'libs/policy/src/parking.module.ts'],
      ['@CommandHandler(Park)\nexport class ParkHandler {}', 'libs/ratings/src/write/a.ts'],
      ['@QueryHandler(ListParked)\nclass ListParkedHandler {}', 'libs/ratings/src/read/a.ts'],
    ])('and an omission is detected: %s', (text, path) =>
      expect(contextFindings([...ofTheServer, sourceFile(path, text)])).not.toEqual([]),
    );
  });

  describe('no import cycles', () => {
    it('everywhere', () => expect(cycleFindings(files)).toEqual([]));

    it('and one is detected, through aliases and types too', () => {
      const circle = [
        sourceFile('libs/ratings/src/events.ts', "export * from './a';"),
        sourceFile('libs/ratings/src/a.ts', "import type { B } from '@sealtrail/catalog/events';"),
        sourceFile('libs/catalog/src/events.ts', "import { A } from '@sealtrail/ratings/events';"),
      ];
      expect(cycleFindings(circle)).toHaveLength(1);
      expect(cycleFindings(circle.slice(1))).toEqual([]);
    });
  });
});

import type { ItemTerms } from './item-events';
import { statutoryProcedures } from './item-words';
import { type Fault, fault, repeated } from './refusal';

const MATERIALS_MAX = 300;
const STAGES_MAX = 50;
const BRANCHES_MAX = 50;
const PROCEDURES_MAX = 50;

/** What is wrong with the lists of an item: their length, their keys, and procedures that are none of its own. */
export function listFaults(terms: ItemTerms): readonly Fault[] {
  return [...channelFaults(terms), ...materialFaults(terms), ...stageFaults(terms), ...procedureFaults(terms)];
}

function channelFaults({ channels }: ItemTerms): readonly Fault[] {
  if (channels.length === 0) return [fault('item.channels-missing', '/channels', 'An item is filed by some channel.')];
  return repeated(
    channels,
    (channel) => channel,
    (_, index) => `/channels/${index}`,
    'item.channel-repeated',
  );
}

const materialFaults = ({ materials }: ItemTerms): readonly Fault[] => [
  ...tooMany(materials, MATERIALS_MAX, '/materials'),
  ...repeated(
    materials,
    ({ code }) => code,
    (_, index) => `/materials/${index}/code`,
    'item.material-repeated',
  ),
];

function stageFaults({ stages }: ItemTerms): readonly Fault[] {
  const branches = stages.flatMap((stage, at) =>
    stage.branches.map(({ id }, index) => ({ id, pointer: `/stages/${at}/branches/${index}/id` })),
  );
  return [
    ...tooMany(stages, STAGES_MAX, '/stages'),
    ...stages.flatMap((stage, at) => tooMany(stage.branches, BRANCHES_MAX, `/stages/${at}/branches`)),
    ...stages.flatMap((stage, at) =>
      stage.branches.length === 0
        ? [fault('item.branches-missing', `/stages/${at}/branches`, 'A stage has at least one department.')]
        : [],
    ),
    ...repeated(
      stages,
      ({ id }) => id,
      (_, index) => `/stages/${index}/id`,
      'item.stage-repeated',
    ),
    ...repeated(
      branches,
      ({ id }) => id,
      ({ pointer }) => pointer,
      'item.branch-repeated',
    ),
  ];
}

function procedureFaults({ furtherProcedures }: ItemTerms): readonly Fault[] {
  const pointer = (index: number, field: string): string => `/furtherProcedures/${index}/${field}`;
  return [
    ...tooMany(furtherProcedures, PROCEDURES_MAX, '/furtherProcedures'),
    ...furtherProcedures.flatMap(({ code, name, article }, index) => [
      ...(statutoryProcedures.has(code)
        ? [fault('item.procedure-statutory', pointer(index, 'code'), 'It is one of the eight of art. 45 already.')]
        : []),
      ...(name.trim() === '' ? [fault('item.procedure-nameless', pointer(index, 'name'), 'It needs a name.')] : []),
      ...(article.trim() === ''
        ? [fault('item.procedure-baseless', pointer(index, 'article'), 'Name the article that lets it stop the clock.')]
        : []),
    ]),
    ...repeated(
      furtherProcedures,
      ({ code }) => code,
      (_, index) => pointer(index, 'code'),
      'item.procedure-repeated',
    ),
  ];
}

const tooMany = (entries: readonly unknown[], most: number, pointer: string): readonly Fault[] =>
  entries.length > most ? [fault('item.list-too-long', pointer, `At most ${most} entries.`)] : [];

import { type FieldFault, isReadable } from '@sealtrail/event-sourcing';
import { fault } from '../rejections';
import { duplicatesIn } from './duplicates';
import { statutoryProcedures } from './item-enums';
import type { ItemTerms } from './item-events';

const MATERIALS_MAX = 300;
const SCENARIOS_MAX = 100;
const STAGES_MAX = 50;
const BRANCHES_MAX = 50;
const PROCEDURES_MAX = 50;
const WINDOWS_MAX = 50;

/** Faults in the lists of an item: length, duplicate keys, and undeclared procedures. */
export function listFaults(terms: ItemTerms): readonly FieldFault[] {
  return [
    ...channelFaults(terms),
    ...scenarioFaults(terms),
    ...materialFaults(terms),
    ...stageFaults(terms),
    ...procedureFaults(terms),
    ...windowFaults(terms),
  ];
}

function channelFaults({ channels }: ItemTerms): readonly FieldFault[] {
  if (channels.length === 0) return [fault('/channels', 'item.channels-missing')];
  return duplicatesIn(
    channels,
    (channel) => channel,
    (_, index) => `/channels/${index}`,
    'item.channel-repeated',
  );
}

const scenarioFaults = ({ scenarios }: ItemTerms): readonly FieldFault[] => [
  ...tooMany(scenarios, SCENARIOS_MAX, '/scenarios'),
  ...duplicatesIn(
    scenarios,
    ({ code }) => code,
    (_, index) => `/scenarios/${index}/code`,
    'item.scenario-repeated',
  ),
];

const materialFaults = ({ materials }: ItemTerms): readonly FieldFault[] => [
  ...tooMany(materials, MATERIALS_MAX, '/materials'),
  ...duplicatesIn(
    materials,
    ({ code }) => code,
    (_, index) => `/materials/${index}/code`,
    'item.material-repeated',
  ),
];

function stageFaults({ stages }: ItemTerms): readonly FieldFault[] {
  const branches = stages.flatMap((stage, at) =>
    stage.branches.map(({ id }, index) => ({ id, pointer: `/stages/${at}/branches/${index}/id` })),
  );
  return [
    ...tooMany(stages, STAGES_MAX, '/stages'),
    ...stages.flatMap((stage, at) => tooMany(stage.branches, BRANCHES_MAX, `/stages/${at}/branches`)),
    ...stages.flatMap((stage, at) =>
      stage.branches.length === 0 ? [fault(`/stages/${at}/branches`, 'item.branches-missing')] : [],
    ),
    ...duplicatesIn(
      stages,
      ({ id }) => id,
      (_, index) => `/stages/${index}/id`,
      'item.stage-repeated',
    ),
    ...duplicatesIn(
      branches,
      ({ id }) => id,
      ({ pointer }) => pointer,
      'item.branch-repeated',
    ),
  ];
}

function procedureFaults({ furtherProcedures }: ItemTerms): readonly FieldFault[] {
  const pointer = (index: number, field: string): string => `/furtherProcedures/${index}/${field}`;
  return [
    ...tooMany(furtherProcedures, PROCEDURES_MAX, '/furtherProcedures'),
    ...furtherProcedures.flatMap(({ code, name, article }, index) => [
      ...(statutoryProcedures.has(code) ? [fault(pointer(index, 'code'), 'item.procedure-statutory')] : []),
      ...(!isReadable(name) ? [fault(pointer(index, 'name'), 'item.procedure-nameless')] : []),
      ...(!isReadable(article) ? [fault(pointer(index, 'article'), 'item.procedure-baseless')] : []),
    ]),
    ...duplicatesIn(
      furtherProcedures,
      ({ code }) => code,
      (_, index) => pointer(index, 'code'),
      'item.procedure-repeated',
    ),
  ];
}

/** A department cannot entrust itself, and an entrustment that is not announced has no effect (行政许可法 art. 24). */
function windowFaults({ department: own, firstCheckBy }: ItemTerms): readonly FieldFault[] {
  const pointer = (index: number, field: string): string => `/firstCheckBy/${index}/${field}`;
  return [
    ...tooMany(firstCheckBy, WINDOWS_MAX, '/firstCheckBy'),
    ...firstCheckBy.flatMap(({ department, document, from, to }, index) => [
      ...(department === own ? [fault(pointer(index, 'department'), 'item.window-own')] : []),
      ...(!isReadable(document) ? [fault(pointer(index, 'document'), 'item.window-unannounced')] : []),
      ...(to !== null && to < from ? [fault(pointer(index, 'to'), 'item.window-backwards', { from })] : []),
    ]),
  ];
}

const tooMany = (entries: readonly unknown[], most: number, pointer: string): readonly FieldFault[] =>
  entries.length > most ? [fault(pointer, 'item.list-too-long', { max: most })] : [];

import { type ItemTerms, statutoryProcedures } from '@sealtrail/catalog/events';
import { type FieldFault, isReadable, type OfType } from '@sealtrail/event-sourcing';
import { fault } from '../rejections';
import type { ApplicationCommand } from './application-commands';
import { type NonAcceptanceGround, nonAcceptanceGrounds } from './case-enums';
import type { MissingMaterial } from './case-fact';
import { deadlineOf } from './correction-notice';
import type { FieldRule } from './field-validation';
import type { Ledger } from './ledger';
import { materialFaults } from './materials';
import { materialDetails, procedureCodes } from './refusal-details';

type Rules<Type extends ApplicationCommand['type']> = {
  readonly [Each in Type]: FieldRule<OfType<ApplicationCommand, Each>['data']>;
};

/** Faults of a required text. */
const worded = (pointer: string, text: string | null): readonly FieldFault[] =>
  isReadable(text ?? '') ? [] : [fault(pointer, 'application.reasons-missing')];

/** A fault of a material of the list. */
const wrongIn = (
  { code, reason }: MissingMaterial,
  { materials }: ItemTerms,
  pointer: string,
): readonly FieldFault[] => [
  ...(materials.some((rule) => rule.code === code)
    ? []
    : [fault(`${pointer}/code`, 'application.material-not-listed', { code })]),
  ...worded(`${pointer}/reason`, reason),
];

const based = (legalBasis: string | null): readonly FieldFault[] =>
  isReadable(legalBasis ?? '') ? [] : [fault('/legalBasis', 'application.legal-basis-missing')];

/** Requirements of single acts, independent of the state of the case; their dates are checked elsewhere. */
export const fieldRules: Rules<
  | 'AddMaterial'
  | 'IssueCorrectionNotice'
  | 'ReceiveCorrection'
  | 'AcceptApplication'
  | 'RefuseAcceptance'
  | 'GiveOpinion'
  | 'StartSuspension'
  | 'ProlongSuspension'
  | 'ExtendApplication'
  | 'DecideApplication'
  | 'IssueCertificate'
  | 'WithdrawApplication'
  | 'TerminateApplication'
  | 'ReviewProof'
> = {
  ReviewProof: ({ reason }) => worded('/reason', reason),

  AddMaterial: ({ material }, { terms, ledger }) => materialFaults(terms, [material], askedFor(ledger), () => ''),

  // A notice already given cannot be corrected by refusing it: it is recorded, and its lapse closes nothing.
  IssueCorrectionNotice: (notice, _, context) =>
    notice.at < notice.now || deadlineOf(notice, context).deadlineBinds
      ? []
      : [fault('/deadline', 'application.deadline-too-short')],

  ReceiveCorrection: ({ materials }, { terms, ledger }) => materialFaults(terms, materials, askedFor(ledger)),

  AcceptApplication: ({ deferral, commitments }, { terms }) => {
    const rules = new Map(terms.materials.map((rule) => [rule.code, rule]));
    const deferrable = terms.materials.filter((rule) => rule.deferrable).map(({ code }) => code);
    return [
      ...commitments.flatMap((code, index) =>
        rules.has(code) ? [] : [fault(`/commitments/${index}`, 'application.material-not-listed', { code })],
      ),
      ...(deferral?.materials ?? []).flatMap((code, index) =>
        rules.get(code)?.deferrable === true
          ? []
          : [
              fault(`/deferral/materials/${index}`, 'application.not-deferrable', {
                codes: [code],
                deferrable: materialDetails(terms, deferrable.slice(0, DEFERRABLE_NAMED_MAX)),
              }),
            ],
      ),
    ];
  },

  // One of the grounds of the law (行政许可法 arts. 32, 78) that the item supports.
  RefuseAcceptance: ({ ground, reason, rightDepartment, stillWrong }, { terms }, { ownNames }) => {
    const offered = offeredGrounds(terms);
    return [
      ...(offered.includes(ground) ? [] : [fault('/ground', 'application.ground-not-offered', { ground, offered })]),
      ...worded('/reason', reason),
      ...(ground === 'notCompetent' && !isReadable(rightDepartment ?? '')
        ? [fault('/rightDepartment', 'application.right-department-missing')]
        : []),
      ...(rightDepartment !== null && ownNames.some((name) => isSameName(name, rightDepartment))
        ? [fault('/rightDepartment', 'application.referred-to-itself')]
        : []),
      ...(ground === 'correctedSetWrong' && stillWrong.length === 0
        ? [fault('/stillWrong', 'application.wrong-materials-missing')]
        : []),
      ...stillWrong.flatMap((material, index) => wrongIn(material, terms, `/stillWrong/${index}`)),
    ];
  },

  GiveOpinion: ({ opinion, reasons }) => (opinion === 'disagree' ? worded('/reasons', reasons) : []),

  StartSuspension: ({ procedure, legalBasis }, { terms }) => [
    ...(statutoryProcedures.has(procedure) || terms.furtherProcedures.some(({ code }) => code === procedure)
      ? []
      : [
          fault('/procedure', 'application.procedure-stops-no-clock', {
            procedure,
            offered: procedureCodes(terms),
            further: terms.furtherProcedures.map(({ code, name }) => ({ code, name })),
          }),
        ]),
    ...based(legalBasis),
  ],

  ProlongSuspension: ({ reason }) => worded('/reason', reason),

  ExtendApplication: ({ reason }) => worded('/reason', reason),

  // A refusal without reasons, legal basis and remedies is void (行政许可法 art. 38).
  DecideApplication: ({ outcome, reasons, legalBasis, remedies }) =>
    outcome === 'granted'
      ? []
      : [
          ...worded('/reasons', reasons),
          ...based(legalBasis),
          ...(remedies === null ? [fault('/remedies', 'application.remedies-missing')] : []),
        ],

  IssueCertificate: ({ validFrom, validTo }) =>
    validTo !== null && validTo < validFrom ? [fault('/validTo', 'application.validity-backwards', { validFrom })] : [],

  WithdrawApplication: ({ reason }) => worded('/reason', reason),

  // A loss by lapse can be reviewed (行政许可法 art. 38).
  TerminateApplication: ({ reason, legalBasis, ground, remedies }) => [
    ...worded('/reason', reason),
    ...based(legalBasis),
    ...(ground !== null && remedies === null ? [fault('/remedies', 'application.remedies-missing')] : []),
  ],
};

/** Listed with each material that is not among them. */
const DEFERRABLE_NAMED_MAX = 20;

/** The item's own grounds and those of the law. */
const offeredGrounds = ({ refusableOnTheSpot, onIncomplete }: ItemTerms): readonly NonAcceptanceGround[] =>
  nonAcceptanceGrounds.values.filter(
    (ground) =>
      (ground !== 'onTheSpot' || refusableOnTheSpot) && (ground !== 'incomplete' || onIncomplete === 'return'),
  );

const askedFor = ({ notices }: Ledger): readonly string[] =>
  notices.flatMap(({ listed, beyondList }) => [...listed, ...beyondList]);

const isSameName = (one: string, other: string): boolean => plain(one) === plain(other);

/** Letters and digits only: blanks, punctuation and invisible characters do not make a different department. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}|[^\p{L}\p{M}\p{N}]/gu, '')
    .toLowerCase();

import 'reflect-metadata';
import type { ApplicationCommand } from '@sealtrail/applications';
import { caseCommandTypes, refusedWith } from '@sealtrail/applications/testing';
import { declaredRoutes } from '../access/declared-routes';
import { apiModule } from '../api.module';
import { problemCodesOf } from '../http/route-codes';

const CASE = '/v1/applications/:id';

/** The route of each command; `null`: none, it is sent by a timer or a reactor. */
const ROUTES: Readonly<Record<ApplicationCommand['type'], string | null>> = {
  SubmitApplication: '/v1/applications',
  ConfirmReceipt: `${CASE}/receipt-confirmation`,
  AddMaterial: `${CASE}/materials`,
  IssueCorrectionNotice: `${CASE}/correction-notices`,
  CorrectOnTheSpot: `${CASE}/corrections`,
  ReceiveCorrection: `${CASE}/corrections`,
  AcceptApplication: `${CASE}/acceptance`,
  RefuseAcceptance: `${CASE}/non-acceptance`,
  HandOverFile: `${CASE}/hand-over`,
  GiveOpinion: `${CASE}/steps/:stepId/opinion`,
  StartSuspension: `${CASE}/suspensions`,
  GiveSuspensionNotice: `${CASE}/suspensions/:n/notice`,
  ProlongSuspension: `${CASE}/suspensions/:n/prolongation`,
  EndSuspension: `${CASE}/suspensions/:n/end`,
  ExtendApplication: `${CASE}/extension`,
  AssignHandler: `${CASE}/assignment`,
  RecordVisit: `${CASE}/visits`,
  DecideApplication: `${CASE}/decision`,
  IssueCertificate: `${CASE}/certificates`,
  DeliverResult: `${CASE}/delivery`,
  WithdrawApplication: `${CASE}/withdrawal`,
  TerminateApplication: `${CASE}/termination`,
  ConfirmLapse: `${CASE}/lapse-confirmation`,
  AddProof: `${CASE}/late-proofs`,
  ReviewProof: `${CASE}/proof-reviews/:n`,
  ConfirmApproval: `${CASE}/approvals/:act/confirmation`,
  DisownApproval: `${CASE}/approvals/:act/disavowal`,
  AnnounceSuccessor: null,
  RecordSuccessor: null,
  RecordSilence: null,
  RecordCorrectionTimeout: null,
  RecordDeferralTimeout: null,
  RecordLimitPassing: null,
  RecomputeLimits: null,
};

const routes = declaredRoutes(apiModule({ simulatedClock: true }));

function toldOf(path: string): ReadonlySet<string> {
  const declaration = routes.find((route) => route.method === 'POST' && route.path === path)?.declaration ?? null;
  if (declaration === null) throw new Error(`there is no POST ${path}`);
  return new Set([...problemCodesOf(declaration, path).values()].flat());
}

describe('the route of an act', () => {
  it.each(caseCommandTypes.filter((type) => ROUTES[type] !== null))(
    'documents every code with which %s is refused, whatever the state of the case',
    (type) => {
      const told = toldOf(ROUTES[type] ?? '');
      expect(refusedWith(type).filter((code) => !told.has(code))).toEqual([]);
    },
  );
});

import { lateActs, reviewCauses, reviewStandings, servedParties, servingModes } from '@sealtrail/applications';
import { count, department, instant, item, official, omitted, term, text } from '../tables/cells';
import { columnsOfObject, tableOf } from '../tables/table';
import type { ProofReviewView } from './proof-reviews.view';

/** Columns of 自证复核 in a file. */
export const proofReviewsTable = tableOf<ProofReviewView>(
  { zh: '自证复核', en: 'proofs under review' },
  {
    applicationId: text('办件标识', 'Application id', 38),
    item: item('事项', 'Item'),
    region: text('行政区划代码', 'Region'),
    review: count('序号', 'Number'),
    because: term(reviewCauses),
    act: term(lateActs),
    standing: term(reviewStandings),
    department: department('行为部门', 'Department'),
    official: official('行为人', 'Official'),
    occurredAt: instant('发生时间', 'Happened at'),
    toldAt: instant('登记时间', 'Reported at'),
    toldBy: text('登记密钥', 'Reported by', 20),
    proof: columnsOfObject<ProofReviewView['proof']>({
      mode: term(servingModes),
      servedAt: instant('送达时间', 'Served at'),
      actAt: instant('行为时间', 'Act at'),
      reference: text('回证编号', 'Reference', 24),
      servedOn: term(servedParties),
    }),
    creditedAt: instant('起计时间', 'Takes effect from'),
    reviewedAt: instant('复核时间', 'Reviewed at'),
    reviewedBy: text('复核人', 'Reviewed by', 20),
    reason: text('复核理由', 'Reason', 30),
    endedBy: omitted,
  },
);

import { Injectable } from '@nestjs/common';
import { noticeRoute } from '../http/notice-route';
import type { RouteReference } from '../http/route-reference.view';
import { RouteTable } from '../http/route-table';
import type { WaitsForView } from './case-parts.view';

type LapseRow = Pick<WaitsForView, 'what' | 'since' | 'consequence'>;
type WithEndingRoutes<Row> = Row & { readonly endedBy: readonly RouteReference[] };

/** The act by which a person draws the consequence of a lapse. */
const ACT_OF_CONSEQUENCE: Readonly<Record<WaitsForView['consequence'], string>> = {
  withdrawn: 'withdrawal',
  returned: 'termination',
  acceptanceCancelled: 'termination',
  refused: 'decision',
};

const HELD_BACK_LAPSES: readonly WaitsForView['what'][] = ['correctionHeldBack', 'deferralHeldBack'];

/** The routes that complete a waiting step, for the lists of waiting steps. */
@Injectable()
export class EndingRoutes {
  constructor(private readonly routes: RouteTable) {}

  ofCase<Row extends { readonly applicationId: string; readonly waitsFor: readonly LapseRow[] }>({
    waitsFor,
    ...row
  }: Row) {
    const { applicationId: id } = row;
    return { ...row, waitsFor: waitsFor.map((one) => ({ ...one, endedBy: this.ofLapse(id, one) })) };
  }

  /** For an approval on paper that its approver has not answered. */
  ofApproval<
    Row extends {
      readonly applicationId: string;
      readonly act: string;
      readonly form: string;
      readonly standing: string;
    },
  >(row: Row): WithEndingRoutes<Row> {
    const { applicationId: id, act, form, standing } = row;
    const words = form === 'onPaper' && standing === 'told' ? ['confirmation', 'disavowal'] : [];
    return { ...row, endedBy: words.map((word) => this.at(`approvals/{act}/${word}`, { id, act })) };
  }

  ofReview<Row extends { readonly applicationId: string; readonly review: number; readonly standing: string }>(
    row: Row,
  ): WithEndingRoutes<Row> {
    const { applicationId: id, review, standing } = row;
    return { ...row, endedBy: standing === 'waiting' ? [this.at('proof-reviews/{n}', { id, n: String(review) })] : [] };
  }

  /** For a receipt that counts from its recording: a confirmation by the department, or an electronic receipt. */
  ofReceipt<Row extends { readonly applicationId: string; readonly standing: string }>(
    row: Row,
  ): WithEndingRoutes<Row> {
    const { applicationId: id, standing } = row;
    return { ...row, endedBy: standing === 'waiting' ? [this.at('receipt-confirmation', { id })] : [] };
  }

  private ofLapse(id: string, { what, consequence }: LapseRow): readonly RouteReference[] {
    if (!HELD_BACK_LAPSES.includes(what)) return [this.at(ACT_OF_CONSEQUENCE[consequence], { id })];
    return [this.at('lapse-confirmation', { id }), noticeRoute(this.routes)];
  }

  private at(act: string, values: Readonly<Record<string, string>>): RouteReference {
    return this.routes.reference(`POST /v1/applications/{id}/${act}`, values);
  }
}

import 'reflect-metadata';
import { declaredRoutes } from '../access/declared-routes';
import { apiModule } from '../api.module';
import { RouteTable } from '../http/route-table';
import { EndingRoutes } from './ending-routes';

const routes = new RouteTable();
routes.fill(declaredRoutes(apiModule({ simulatedClock: true })));
const endings = new EndingRoutes(routes);
const shown = (
  all: readonly { readonly method: string; readonly path: string; readonly roles: readonly string[] }[],
) => {
  // A missing route would have no roles.
  for (const { roles } of all) expect(roles).not.toEqual([]);
  return all.map(({ method, path }) => `${method} ${path}`);
};

describe('a step that waits for a person', () => {
  const lapse = (
    what: 'correctionLapsed' | 'deferralLapsed' | 'deferralHeldBack',
    consequence: 'refused' | 'returned' | 'withdrawn',
  ) =>
    shown(
      endings
        .ofCase({ applicationId: 'a1', waitsFor: [{ what, since: '2026-03-02', consequence }] })
        .waitsFor.flatMap(({ endedBy }) => endedBy),
    );

  it('after a lapse, names the act of its consequence', () => {
    expect(lapse('correctionLapsed', 'refused')).toEqual(['POST /v1/applications/a1/decision']);
    expect(lapse('deferralLapsed', 'returned')).toEqual(['POST /v1/applications/a1/termination']);
    expect(lapse('deferralLapsed', 'withdrawn')).toEqual(['POST /v1/applications/a1/withdrawal']);
  });

  it('for the notice of a year, names who closes it and who records the notice', () => {
    expect(lapse('deferralHeldBack', 'returned')).toEqual([
      'POST /v1/applications/a1/lapse-confirmation',
      'PUT /v1/calendars/cn-national/years/{year}',
    ]);
  });

  it("as an approval on paper, names the approver's two answers, until one is given", () => {
    const told = { applicationId: 'a1', act: 'decision', form: 'onPaper', standing: 'told' };
    expect(shown(endings.ofApproval(told).endedBy)).toEqual([
      'POST /v1/applications/a1/approvals/decision/confirmation',
      'POST /v1/applications/a1/approvals/decision/disavowal',
    ]);
    for (const other of [{ standing: 'disowned' }, { form: 'inPerson' }]) {
      expect(endings.ofApproval({ ...told, ...other }).endedBy).toEqual([]);
    }
  });

  it('as a receipt that counts from its recording, names its confirmation', () => {
    const receipt = { applicationId: 'a1', standing: 'waiting' };
    expect(shown(endings.ofReceipt(receipt).endedBy)).toEqual(['POST /v1/applications/a1/receipt-confirmation']);
    for (const standing of ['confirmed', 'past']) {
      expect(endings.ofReceipt({ ...receipt, standing }).endedBy).toEqual([]);
    }
  });

  it("as a proof of the unit itself, names the reviewer's decision", () => {
    const held = { applicationId: 'a1', review: 3, standing: 'waiting' };
    const { endedBy } = endings.ofReview(held);
    expect(shown(endedBy)).toEqual(['POST /v1/applications/a1/proof-reviews/3']);
    expect(endedBy[0]?.roles).toEqual(['supervisor', 'discipline', 'admin']);
    expect(endings.ofReview({ ...held, standing: 'applied' }).endedBy).toEqual([]);
  });
});

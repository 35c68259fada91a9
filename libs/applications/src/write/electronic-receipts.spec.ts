import { at, proof } from '../testing';
import { codeOf, envelopeOf, writeSide } from '../testing/write-side';
import { ChangeApplication } from './change-application';

const now = at('2026-03-23');
const early = at('2026-03-09');
const portal = { role: 'applicantPortal', department: null };
const shown = (reference: string) => proof(early, { mode: 'electronicReceipt', reference, toldBy: portal });
const late = { now, at: early, toldBy: portal };

async function desk() {
  const { submit, change, events, store } = await writeSide();
  const file = (commandId: string, filedBy: string | null, reference: string | null) =>
    submit(
      { ...late, filedBy, proofOfService: reference === null ? null : shown(reference) },
      envelopeOf(commandId, { fingerprint: commandId }),
    );
  const confirm = (applicationId: string, source: string, reference: string, commandId: string) => {
    const data = { ...late, at: now, department: null, officer: null, source, proofOfService: shown(reference) };
    const scope = { department: null, region: null };
    return change(new ChangeApplication(applicationId, { type: 'ConfirmReceipt', data }, envelopeOf(commandId), scope));
  };
  return { file, confirm, events, store };
}

describe('the number of an electronic receipt (电子回执)', () => {
  it('proves the receipt of one case of its source, and of no second one, however it is written', async () => {
    const { file, events } = await desk();
    const { applicationId } = await file('c1', 'portal', 'DZHZ-1');
    expect(await events(applicationId)).toMatchObject([{ data: { countsFrom: { at: early } } }]);
    for (const written of ['DZHZ-1', ' dzhz-1 ', 'ＤＺＨＺ-1']) {
      expect(await codeOf(file(`again ${written}`, 'portal', written))).toBe('application.receipt-number-taken');
    }
    expect(await codeOf(file('c3', 'portal', 'DZHZ-2'))).toBe('no rejection');
    expect(await codeOf(file('c4', 'other', 'DZHZ-1'))).toBe('no rejection');
  });

  it('is the same in a repetition, and is not reserved by a filing that is refused or does not need it', async () => {
    const { file, store } = await desk();
    const first = await file('c1', 'portal', 'DZHZ-1');
    expect(await file('c1', 'portal', 'DZHZ-1')).toEqual(first);
    const { applicationId } = await file('c2', null, 'DZHZ-3');
    expect(await store.read(`application-${applicationId}`)).toMatchObject([{ data: { countsFrom: { at: now } } }]);
    expect(await codeOf(file('c3', 'portal', 'DZHZ-3'))).toBe('no rejection');
  });

  it('is also reserved when it confirms a receipt that was reported late', async () => {
    const { file, confirm, events } = await desk();
    await file('c1', 'portal', 'DZHZ-1');
    const { applicationId } = await file('c2', 'portal', null);
    expect(await codeOf(confirm(applicationId, 'portal', 'DZHZ-1', 'k1'))).toBe('application.receipt-number-taken');
    expect(await codeOf(confirm(applicationId, 'rival', 'DZHZ-2', 'k2'))).toBe('application.receipt-not-shown');
    await confirm(applicationId, 'portal', 'DZHZ-2', 'k3');
    expect((await events(applicationId)).map(({ type }) => type)).toContain('ReceiptConfirmed');
    expect(await codeOf(file('c3', 'portal', 'DZHZ-2'))).toBe('application.receipt-number-taken');
  });
});

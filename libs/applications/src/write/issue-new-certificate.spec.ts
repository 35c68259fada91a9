import { approverOf, departmentDefined, MARKET, officerOf } from '@sealtrail/catalog/testing';
import { eventId, metadataAt } from '@sealtrail/event-sourcing';
import type { ApplicationCommand } from '../domain/application-commands';
import { accepted, codeOf, envelopeOf, filing, received, writeSide } from '../testing/write-side';
import { CertificateIdentifiers } from './certificate-identifiers';
import { IssueNewCertificate, IssueNewCertificateHandler, type NewCertificate } from './issue-new-certificate';

const officer = officerOf(MARKET);

const certificate: NewCertificate = {
  at: received,
  now: received,
  department: MARKET,
  officer,
  certificateType: '11100000000013338W011',
  certificateNumber: null,
  serial: null,
  validFrom: '2026-03-02',
  validTo: '2031-03-01',
};

const materials = ['application', 'business-licence', 'floor-plan'].map(
  (code) => ({ code, satisfiedBy: 'paper', file: null, reference: null }) as const,
);

const granted: ApplicationCommand = {
  type: 'DecideApplication',
  data: {
    at: received,
    now: received,
    department: MARKET,
    officer: approverOf(MARKET),
    outcome: 'granted',
    approval: 'onPaper',
    reasons: null,
    legalBasis: null,
    remedies: null,
    document: { number: '2', date: '2026-03-02', seal: 's' },
    proofOfService: null,
  },
};

/** Granted cases of a department with this 统一社会信用代码, one after the other. */
async function grantedCases(uscc: string | null) {
  const desk = await writeSide();
  const { store, pipeline, facts: contextLoader } = desk;
  const { type, data } = departmentDefined(MARKET, '市场监管局', { uscc });
  const stream = `department-${MARKET}`;
  const past = await store.read(stream);
  const metadata = metadataAt(received, { ...envelopeOf('uscc'), known: {} });
  const expected = BigInt(past.length - 1);
  await store.append({ stream, expected, events: [{ id: eventId('uscc', 0), type, data }], metadata, answer: null });
  const handler = new IssueNewCertificateHandler(pipeline, contextLoader, new CertificateIdentifiers(pipeline));
  let sent = 0;
  return async () => {
    const filed = envelopeOf(`c${sent++}`);
    const { applicationId, numbers } = await desk.submit({ ...filing, materials }, filed);
    await desk.send(applicationId, accepted(officer));
    const grant = () => desk.send(applicationId, granted);
    const issue = (over: Partial<NewCertificate> = {}, department: string | null = MARKET) => {
      const scope = { department, region: null };
      const wish = { ...certificate, ...over };
      return handler.execute(new IssueNewCertificate(applicationId, wish, envelopeOf(`i${sent++}`), scope));
    };
    const last = async () => (await desk.events(applicationId)).at(-1);
    return { number: numbers.number, grant, issue, last, read: (of: string) => store.read(of) };
  };
}

async function grantedCase(uscc: string | null) {
  const found = await (await grantedCases(uscc))();
  await found.grant();
  return found;
}

describe('a certificate', () => {
  it("has its case's number, and is identified by type, issuer, serial and version (GB/T 36904-2018)", async () => {
    const { issue, last, number } = await grantedCase('11430000006122244L');
    await issue();
    expect(await last()).toMatchObject({
      type: 'CertificateIssued',
      data: {
        certificateNumber: number,
        certificateId: expect.stringMatching(
          new RegExp(
            `^1\\.2\\.156\\.3005\\.2\\.11100000000013338W011\\.11430000006122244L\\.${number}\\.001\\.[0-9A-Z]$`,
          ),
        ),
      },
    });
  });

  it('keeps the number and serial that the issuer gave it', async () => {
    const { issue, last } = await grantedCase('11430000006122244L');
    await issue({ certificateNumber: 'JY-1', serial: '20230000403' });
    const certificateId = '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U';
    expect(await last()).toMatchObject({ data: { certificateNumber: 'JY-1', certificateId } });
  });

  it('cannot be issued by a department without a code', async () => {
    const { issue } = await grantedCase(null);
    expect(await codeOf(issue())).toBe('application.issuer-code-missing');
  });

  it("of a case outside the caller's scope is not found", async () => {
    const { issue } = await grantedCase('11430000006122244L');
    expect(await codeOf(issue({}, 'fire'))).toBe('application.not-found');
  });

  it('has an identifier that no other certificate gets (GB/T 36904-2018)', async () => {
    const next = await grantedCases('11430000006122244L');
    const [first, second] = [await next(), await next()];
    await first.grant();
    await second.grant();
    await first.issue({ serial: '20230000403', certificateNumber: 'JY-1' });
    expect(await codeOf(second.issue({ serial: '20230000403', certificateNumber: 'JY-1' }))).toBe(
      'application.certificate-identifier-taken',
    );
    expect(await second.last()).toMatchObject({ type: 'DecisionMade' });
    await second.issue({ serial: '20230000404', certificateNumber: 'JY-1' });
    expect(await second.last()).toMatchObject({ type: 'CertificateIssued' });
  });

  it('reserves its identifier under its issuer', async () => {
    const { issue, read } = await grantedCase('11430000006122244L');
    const { numbers } = await issue();
    const { actor, correlationId } = envelopeOf('');
    expect(await read(`identifier-${numbers.certificateId}`)).toMatchObject([
      { type: 'CertificateIdentifierTaken', data: { takenAt: received }, metadata: { actor, correlationId } },
    ]);
  });

  it('that is refused reserves no identifier', async () => {
    const next = await grantedCases('11430000006122244L');
    const [undecided, other] = [await next(), await next()];
    await other.grant();
    expect(await codeOf(undecided.issue({ serial: '20230000403' }))).toBe('application.not-granted');
    await other.issue({ serial: '20230000403' });
    expect(await other.last()).toMatchObject({ type: 'CertificateIssued' });
  });

  it('issued again by its case keeps its identifier', async () => {
    const { issue, last } = await grantedCase('11430000006122244L');
    await issue();
    const issued = await last();
    await issue();
    expect(await last()).toEqual(issued);
  });
});

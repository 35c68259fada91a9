/** The life of a case, from filing to rating, with the typed client. README.md tells how to run it. */
import { bodyOf, createSealtrailClient, factsOf, type SealtrailClient } from '../src/index';

const setting = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};

const clientWith = (key: string): SealtrailClient =>
  createSealtrailClient({ url: setting('SEALTRAIL_URL'), key: setting(key), language: 'en' });

const portal = clientWith('PORTAL_KEY');
const officer = clientWith('OFFICER_KEY');
const supervisor = clientWith('SUPERVISOR_KEY');

type Time = { readonly now: string; readonly today: string };

/** The clock of the facts, which a demo simulates, and today's date by it. */
async function timeOfFacts(): Promise<Time> {
  const { now, zone } = await bodyOf(officer.GET('/v1/caller'));
  return { now, today: new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(now)) };
}

/** Filed twice under one idempotency key: one case. */
async function file({ now }: Time): Promise<string> {
  const filing = {
    params: { header: { 'Idempotency-Key': `case-life-${now}-ts` } },
    body: {
      item: 'food-licence',
      channel: 'web',
      applicant: { kind: 'person', name: '周某', idType: 'residentId', idNumber: '11010519491231002X' },
    },
  } as const;
  const { id } = await bodyOf(portal.POST('/v1/applications', filing));
  const again = await bodyOf(portal.POST('/v1/applications', filing));
  console.log(`filed ${id}, once: ${again.id === id}`);
  return id;
}

async function handle(id: string, { now, today }: Time): Promise<void> {
  const act = { params: { path: { id } } };
  const document = (number: string) => ({ number, date: today, seal: '行政审批专用章(1)' });
  const accepted = { officer: 'market-li', document: document('济市监受字〔2026〕100号') };
  await bodyOf(officer.POST('/v1/applications/{id}/acceptance', { ...act, body: accepted }));
  const { promised } = await bodyOf(officer.GET('/v1/applications/{id}', act));
  console.log(`accepted, promised by ${promised?.date}`);

  const granted = {
    officer: 'market-zhao',
    outcome: 'granted',
    document: document('济市监准字〔2026〕100号'),
  } as const;
  await bodyOf(officer.POST('/v1/applications/{id}/decision', { ...act, body: granted }));
  const validity = { validFrom: today, validTo: `${Number(today.slice(0, 4)) + 3}-01-31` };
  const certificate = { officer: 'market-li', certificateType: '11100000000013338W011', ...validity };
  await bodyOf(officer.POST('/v1/applications/{id}/certificates', { ...act, body: certificate }));
  const proofOfService = { mode: 'electronic', servedAt: now, reference: 'SDHZ-2026-0100' } as const;
  const delivered = { officer: 'market-li', proofOfService };
  await bodyOf(officer.POST('/v1/applications/{id}/delivery', { ...act, body: delivered }));
}

async function main(): Promise<void> {
  // Where the feed of facts ends now: what follows is read from here.
  const { after } = await bodyOf(supervisor.GET('/v1/events', { params: { query: { after: 'latest' } } }));
  const time = await timeOfFacts();
  const id = await file(time);
  await handle(id, time);
  const rating = { applicationId: id, scope: 'matter', level: 'satisfied', channel: 'web', anonymous: true } as const;
  await bodyOf(portal.POST('/v1/ratings', { body: rating }));

  const history = supervisor.GET('/v1/applications/{id}/history', { params: { path: { id } } });
  for (const { type } of (await bodyOf(history)).items) console.log(type);
  for await (const { events } of factsOf(supervisor, { types: 'ApplicationSubmitted', after })) {
    console.log(`the feed has it: ${events.some(({ subject }) => subject === id)}`);
    break;
  }
}

void main();

import type { TestServer } from '../server';
import { done } from '../stories/office';

const REGION = '230902';
const DEPARTMENTS = ['desk', 'side', 'hall'] as const;
/** Before the previous working day: a portal's statement alone has no effect. */
const LATE_MS = 6 * 24 * 3_600_000;
const MANDATES = [{ from: '2020-01-01' }];
const OFFICIALS = {
  li: ['officer'],
  wang: ['officer'],
  zhao: ['approver'],
  qian: ['agencyHead', 'governmentHead'],
} as const;
const APPLICANT = { kind: 'person', name: '李某', idType: 'residentId', idNumber: '11010519491231002X' };

/** The callers in the life of a case, each with a key; `decider` and `head` have keys bound to their officials. */
const SEATS = {
  desk: { role: 'officer', department: 'desk' },
  side: { role: 'officer', department: 'side' },
  hall: { role: 'window', department: 'hall' },
  decider: { role: 'officer', department: 'desk', official: 'zhao' },
  head: { role: 'officer', department: 'desk', official: 'qian' },
  portal: { role: 'applicantPortal', source: 'desk-portal' },
} as const;
export type Seat = keyof typeof SEATS;

/** The materials and opinions of an item: opinions of one stage are parallel. */
const ITEM = {
  name: '设立许可',
  department: 'desk',
  kind: 'licence',
  class: 'promised',
  handler: 'li',
  statutory: { days: 20 },
  promised: { days: 10 },
  materials: [
    { code: 'form', name: '申请表' },
    { code: 'photo', name: '照片', deferrable: true },
  ],
  firstCheckBy: [{ department: 'hall', document: '公告〔2026〕1号', from: '2026-01-01' }],
};
const branch = (id: string, department: string) => ({ id, department, limit: { days: 4 }, handler: 'li' });
const ITEMS = {
  'desk-alone': ITEM,
  'desk-refused': { ...ITEM, onCorrectionTimeout: 'refused', onDeferralTimeout: 'refused' },
  'desk-joint': {
    ...ITEM,
    class: 'joint',
    promised: { days: 8 },
    stages: [
      { id: 'look', name: '勘验', branches: [branch('site', 'desk'), branch('fire', 'side')] },
      { id: 'seal', name: '复核', branches: [branch('last', 'side')] },
    ],
  },
} as const;

/** How a case is filed: item, counter and materials. */
export type Filing = {
  readonly item: keyof typeof ITEMS;
  readonly by: 'desk' | 'hall' | 'portal';
  readonly materials: readonly string[];
  /** Reported days after the receipt, which takes effect once the department confirms it. */
  readonly isLate: boolean;
};

const FILERS = ['desk', 'hall', 'portal'] as const;
const SETS = [['form', 'photo'], ['form', 'photo'], ['form'], []] as const;

/** The filing for a number; 0: the simplest. */
export function filingOf(n: number): Filing {
  const item = Object.keys(ITEMS)[n % 3] as Filing['item'];
  const by = FILERS[Math.floor(n / 3) % 3] ?? 'desk';
  const materials = SETS[Math.floor(n / 9) % 4] ?? [];
  return { item, by, materials, isLate: by === 'portal' && Math.floor(n / 36) % 3 === 2 };
}

export const handedIn = (code: string) => ({ code, satisfiedBy: 'paper' });

/** Departments with officials, items and keys that only command sequences use, so that cases can proceed undisturbed. */
export class CaseOffice {
  private readonly keys = new Map<Seat, string>();

  private constructor(private readonly server: TestServer) {}

  static async on(server: TestServer): Promise<CaseOffice> {
    const put = (path: string, body: object) => done(server.put(path, body));
    for (const code of DEPARTMENTS) {
      await put(`/v1/departments/${code}`, { name: code, region: REGION, level: 'county', uscc: '11430000006122244L' });
      for (const [id, posts] of Object.entries(OFFICIALS)) {
        await put(`/v1/departments/${code}/officials/${id}`, { name: id, posts, mandates: MANDATES });
      }
    }
    for (const [code, item] of Object.entries(ITEMS)) await put(`/v1/items/${code}`, item);
    const office = new CaseOffice(server);
    await office.renewKeys();
    return office;
  }

  /** The number of refusals recorded per key and hour is limited; further ones are not evaluated. */
  async renewKeys(): Promise<void> {
    for (const [seat, wish] of Object.entries(SEATS)) {
      this.keys.set(seat as Seat, await this.server.issueKey(wish));
    }
  }

  keyOf(seat: Seat): string {
    return this.keys.get(seat) ?? '';
  }

  /** Files a case; returns its id, and the position of its receipt in the log. */
  async file(
    { item, by, materials, isLate }: Filing,
    nowMs: number,
  ): Promise<{ readonly id: string; readonly position: string }> {
    const officer = by === 'portal' ? {} : { officer: 'li' };
    const channel = by === 'portal' ? 'web' : 'window';
    const late = isLate ? { occurredAt: new Date(nowMs - LATE_MS).toISOString() } : {};
    const wish = { ...late, item, applicant: APPLICANT, channel, materials: materials.map(handedIn), ...officer };
    const { body } = await done(this.server.post('/v1/applications', wish, this.keyOf(by)));
    return body as { id: string; position: string };
  }
}

import { at } from '@sealtrail/applications/testing';
import { written } from '@sealtrail/event-sourcing';
import type { PublicationEvent, PublicationFact } from '../publication/publication-events';

/** A report that was published, with a row for each of these departments. */
export function publishedReport(
  { version = 1, ...report }: Omit<PublicationFact, 'version'> & { readonly version?: number },
  ...departments: readonly string[]
): readonly PublicationEvent[] {
  const fact = { ...report, version };
  const post = written('科长');
  return [
    {
      type: 'ReportPublished',
      data: {
        ...fact,
        document: { number: `政务通报〔2026〕${version}号`, date: '2026-04-03', seal: '政务服务管理办公室' },
        knownAt: { from: '10', to: '10' },
        publisher: { by: 'supervisor', post },
        reason: version === 1 ? null : written('一件撤牌'),
        total: { received: departments.length },
        departments: departments.length,
        publishedAt: at('2026-04-03', `1${version}:00`),
      },
    },
    {
      type: 'ReportRowsPublished',
      data: { ...fact, rows: departments.map((department) => ({ department, figures: { received: 1 } })) },
    },
  ];
}

import { count, date, instant, text } from '../tables/cells';
import { columnsOfObject, tableOf } from '../tables/table';
import type { ListedPublicationView, PublicationDocumentView } from './publications.view';

/** 已发布的报表 as lines of a file. */
export const publicationsTable = tableOf<ListedPublicationView>(
  { zh: '已发布的报表', en: 'published-reports' },
  {
    region: text('行政区划代码', 'Region'),
    period: text('报告期', 'Period'),
    version: count('版次', 'Version'),
    document: columnsOfObject<PublicationDocumentView>({
      number: text('文号', 'Document number', 24),
      date: date('落款日期', 'Document date'),
      seal: text('印章', 'Seal', 24),
    }),
    reason: text('更正理由', 'Reason of the correction', 40),
    publishedAt: instant('发布时间', 'Published at'),
  },
);

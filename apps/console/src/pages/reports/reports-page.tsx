import { defineComponent, onMounted, shallowRef, watch } from 'vue';
import { type Answer, ask, type QueryOf } from '../../api/client';
import { download } from '../../api/download';
import { ApiProblem } from '../../api/problem';
import { mayUse } from '../../api/session';
import { useAnswer } from '../../api/use-answer';
import { chosen, Filters } from '../../parts/filters';
import { ProblemNotice } from '../../parts/problem-notice';
import { Link } from '../../router/link';
import { place } from '../../router/router';
import { say, type Text } from '../../words/language';
import { cardsReport } from './cards-report';
import { efficiencyReport } from './efficiency-report';
import { labelledPeriod } from './labelled-period';
import { catalogReport, scoresReport } from './list-reports';
import { forecastReport, loadReport } from './load-reports';
import { rankingReport } from './ranking-report';
import { ratingsReport } from './ratings-report';
import type { Report, ReportPath } from './report';
import { ReportTable } from './report-table';
import { trendReport } from './trend-report';
import '../../style/reports.css';

const WORDS = {
  title: { zh: '报表：{report}', en: 'Report: {report}' },
  reports: { zh: '报表', en: 'Reports' },
  circular: { zh: '通报', en: 'Circular' },
  none: {
    zh: '本期没有数据。可以换一个报告期或统计口径。',
    en: 'Nothing in this period. Choose another period or breakdown.',
  },
  incomplete: {
    zh: '有 {count} 项事实尚未计入，稍后请重新加载。',
    en: '{count} facts are not counted yet: reload later.',
  },
  more: {
    zh: '只显示前 {shown} 行，下载的文件包含全部。',
    en: 'The first {shown} rows are shown; the file has all of them.',
  },
  excel: { zh: '下载 Excel', en: 'Download as Excel' },
  csv: { zh: '下载 CSV', en: 'Download as CSV' },
  print: { zh: '打印', en: 'Print' },
  busy: { zh: '正在统计…', en: 'Counting…' },
  unknown: { zh: '没有这个报表。请从上面选择一个。', en: 'There is no such report. Choose one above.' },
} as const satisfies Readonly<Record<string, Text>>;

const REPORTS: readonly Report[] = [
  rankingReport,
  efficiencyReport,
  trendReport,
  ratingsReport,
  cardsReport,
  loadReport,
  scoresReport,
  forecastReport,
  catalogReport,
];

const ROWS_MAX = 400;

type AnyAnswer = Answer<ReportPath> & {
  readonly next?: string | null;
  readonly incomplete?: number;
  readonly period?: { readonly name?: string };
};

/** 报表: each as a table with its numerators and denominators, and as a file. */
const ReportsPage = defineComponent({
  props: { name: { type: String, default: 'ranking' } },
  setup({ name }) {
    const report = REPORTS.find((each) => each.name === name);
    return () => (
      <section class="reports">
        {report === undefined && <h1>{say(WORDS.reports)}</h1>}
        {report && <h1>{say(WORDS.title, { report: say(report.title) })}</h1>}
        <nav class="tabs no-print" aria-label={say(WORDS.reports)}>
          {REPORTS.filter(({ path }) => mayUse(`GET ${path}`)).map((each) => (
            <span key={each.name} class={['tab', each.name === name && 'current']}>
              <Link to={`/reports/${each.name}`}>{{ default: () => say(each.title) }}</Link>
            </span>
          ))}
          {mayUse('GET /v1/reports/circulars/{period}') && (
            <span class="tab">
              <Link to="/reports/circular">{{ default: () => say(WORDS.circular) }}</Link>
            </span>
          )}
        </nav>
        {report === undefined ? <p>{say(WORDS.unknown)}</p> : <ReportBody key={report.name} report={report} />}
      </section>
    );
  },
});

const ReportBody = defineComponent<{ report: Report }>(
  ({ report }) => {
    const query = () => chosen(report.filters());
    const answer = useAnswer(async (signal) => {
      const limit = report.isWhole ? {} : { limit: ROWS_MAX };
      const asked = { ...query(), ...limit } as QueryOf<ReportPath>;
      return { asked: query(), told: (await ask(report.path, { query: asked, signal })) as AnyAnswer };
    });
    const fileProblem = shallowRef<ApiProblem | null>(null);

    async function save(format: 'xlsx' | 'csv'): Promise<void> {
      fileProblem.value = null;
      const name = [say(report.title), query()['period']].filter((part) => part !== undefined).join('-');
      await download(report.path, { ...query(), format }, `${name}.${format}`).catch((error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error;
        fileProblem.value = error;
      });
    }

    onMounted(() => void answer.refresh());
    watch(
      () => place.query,
      () => void answer.refresh(),
    );

    return () => (
      <>
        <div class="no-print">
          <Filters filters={report.filters()} />
        </div>
        {answer.problem.value && <ProblemNotice problem={answer.problem.value} onRetry={() => void answer.refresh()} />}
        {fileProblem.value && <ProblemNotice problem={fileProblem.value} />}
        <p role="status" class="hint">
          {answer.busy.value ? say(WORDS.busy) : answer.data.value && stateOf(answer.data.value.told)}
        </p>
        {answer.data.value && tableOf(report, answer.data.value)}
        {answer.data.value && (
          <p class="buttons no-print">
            <button type="button" onClick={() => void save('xlsx')}>
              {say(WORDS.excel)}
            </button>
            <button type="button" onClick={() => void save('csv')}>
              {say(WORDS.csv)}
            </button>
            <button type="button" onClick={() => print()}>
              {say(WORDS.print)}
            </button>
          </p>
        )}
      </>
    );
  },
  { props: ['report'] },
);

function stateOf({ rows, period, next, incomplete = 0 }: AnyAnswer): string {
  const parts = [
    period !== undefined && 'name' in period ? labelledPeriod(period as never) : '',
    rows.length === 0 ? say(WORDS.none) : '',
    next == null ? '' : say(WORDS.more, { shown: rows.length }),
    incomplete === 0 ? '' : say(WORDS.incomplete, { count: incomplete }),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

type Shown = { readonly asked: Readonly<Record<string, string>>; readonly told: AnyAnswer };

const tableOf = (report: Report, { asked, told }: Shown) => (
  <>
    {report.above?.(told, asked)}
    {told.rows.length > 0 && (
      <ReportTable
        label={say(report.title)}
        columns={report.columns(asked) as never}
        rows={told.rows}
        total={'total' in told && report.name !== 'catalog' ? (told.total as object | null) : null}
      />
    )}
  </>
);

export { ReportsPage as page };

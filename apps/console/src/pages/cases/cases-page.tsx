import { caseStatuses, dueTimes, passableLimits } from 'virtual:terms';
import { defineComponent, onMounted, ref, watch } from 'vue';
import { type Answer, ask, type QueryOf } from '../../api/client';
import { departmentChoices } from '../../api/departments';
import { download } from '../../api/download';
import { ApiProblem } from '../../api/problem';
import { usePages } from '../../api/use-pages';
import { chosen, type Filter, Filters } from '../../parts/filters';
import { ListFoot } from '../../parts/list-foot';
import { ProblemNotice } from '../../parts/problem-notice';
import { SavedViews } from '../../parts/saved-views';
import { exportButton, type Selection, tickOfAll, tickOfRow, useSelection } from '../../parts/selection';
import { VirtualRows } from '../../parts/virtual-rows';
import { Link } from '../../router/link';
import { place } from '../../router/router';
import { say, type Text } from '../../words/language';
import { choicesOf, named, termOf } from '../../words/terms';

const WORDS = {
  title: { zh: '办件', en: 'Cases' },
  number: { zh: '办件编号', en: 'Case' },
  item: { zh: '事项', en: 'Item' },
  department: { zh: '部门', en: 'Department' },
  handler: { zh: '承办', en: 'Held by' },
  received: { zh: '收件日期', en: 'Received' },
  promised: { zh: '承诺届满日', en: 'Promised until' },
  statutory: { zh: '法定届满日', en: 'By law until' },
  status: { zh: '状态', en: 'Status' },
  due: { zh: '到期', en: 'Due' },
  overdue: { zh: '已超期', en: 'Overdue' },
  suspended: { zh: '特别程序', en: 'Special procedure' },
  waiting: { zh: '待人处理', en: 'Waits for a person' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  sort: { zh: '排序', en: 'Order' },
  byReceipt: { zh: '最新收件在前', en: 'latest receipt first' },
  byPromise: { zh: '承诺先到期在前', en: 'first due by the promise' },
  byLaw: { zh: '法定先到期在前', en: 'first due by law' },
  none: { zh: '没有符合条件的办件。可以放宽或清除筛选。', en: 'No case matches. Choose wider filters, or clear them.' },
} as const satisfies Readonly<Record<string, Text>>;

type Case = Answer<'/v1/applications'>['items'][number];
type Query = QueryOf<'/v1/applications'>;

const PAGE_ROWS = 200;

/** Cases by what is due. */
const CasesPage = defineComponent(() => {
  const departments = ref<readonly (readonly [string, string])[]>([]);
  const fileProblem = ref<ApiProblem | null>(null);
  const selection = useSelection();
  const filters = () => filtersOf(departments.value);
  const query = () => chosen(filters()) as Query;
  const cases = usePages<Case>((cursor) =>
    ask('/v1/applications', {
      query: { ...query(), limit: PAGE_ROWS, totals: true, ...(cursor === undefined ? {} : { cursor }) },
    }),
  );

  async function save(): Promise<void> {
    fileProblem.value = null;
    await download('/v1/applications', { ...query(), format: 'xlsx' }, `${say(WORDS.title)}.xlsx`).catch((error) => {
      if (!(error instanceof ApiProblem)) throw error;
      fileProblem.value = error;
    });
  }

  onMounted(() => {
    void cases.restart();
    void departmentChoices()
      .then((found) => (departments.value = found))
      .catch(() => {});
  });
  watch(
    () => place.query,
    () => void cases.restart(),
  );
  const onNearEnd = (): void => {
    if (cases.more.value && !cases.busy.value && cases.problem.value === null) void cases.next();
  };

  return () => (
    <section>
      <h1>{say(WORDS.title)}</h1>
      <Filters filters={filters()} />
      <SavedViews filters={filters()} />
      {cases.problem.value && <ProblemNotice problem={cases.problem.value} onRetry={() => void cases.restart()} />}
      {fileProblem.value && <ProblemNotice problem={fileProblem.value} />}
      <VirtualRows
        label={say(WORDS.title)}
        heads={COLUMNS.map((name) => say(WORDS[name]))}
        count={cases.rows.value.length}
        corner={() =>
          tickOfAll(
            selection,
            cases.rows.value.map(({ applicationId }) => applicationId),
          )
        }
        row={(at: number) => rowOf(cases.rows.value[at], selection)}
        onNearEnd={onNearEnd}
      />
      {!cases.busy.value && cases.problem.value === null && cases.rows.value.length === 0 && <p>{say(WORDS.none)}</p>}
      <ListFoot list={cases} onSave={() => void save()} />
      {exportButton({
        selection,
        title: say(WORDS.title),
        heads: COLUMNS.map((name) => say(WORDS[name])),
        lines: () =>
          cases.rows.value
            .filter(({ applicationId }) => selection.ids.value.has(applicationId))
            .map((row) => [row.number, ...textsOf(row)]),
      })}
    </section>
  );
});

function filtersOf(departments: readonly (readonly [string, string])[]): readonly Filter[] {
  const truth = [
    ['true', say(WORDS.yes)],
    ['false', say(WORDS.no)],
  ] as const;
  return [
    { name: 'due', label: say(WORDS.due), choices: choicesOf(dueTimes) },
    { name: 'overdue', label: say(WORDS.overdue), choices: choicesOf(passableLimits) },
    { name: 'status', label: say(WORDS.status), choices: choicesOf(caseStatuses) },
    { name: 'department', label: say(WORDS.department), choices: departments },
    { name: 'suspended', label: say(WORDS.suspended), choices: truth },
    { name: 'waiting', label: say(WORDS.waiting), choices: truth },
    {
      name: 'sort',
      label: say(WORDS.sort),
      choices: [
        ['received', say(WORDS.byReceipt)],
        ['promised', say(WORDS.byPromise)],
        ['statutory', say(WORDS.byLaw)],
      ],
    },
  ];
}

const COLUMNS = ['number', 'item', 'department', 'handler', 'received', 'promised', 'statutory', 'status'] as const;

/** The cells of a row besides its number. */
function textsOf(row: Case): readonly string[] {
  const { department, departmentName, official, officialName } = row.handler;
  const holder = [named(department, departmentName), official === null ? '' : named(official, officialName)];
  return [
    row.itemName,
    named(row.department, row.departmentName),
    holder.join(' ').trim(),
    row.receivedOn,
    row.promised?.date ?? '—',
    row.statutory?.date ?? '—',
    termOf(caseStatuses, row.status),
  ];
}

function rowOf(row: Case | undefined, selection: Selection) {
  if (row === undefined) return null;
  return (
    <tr key={row.applicationId} class="line">
      {tickOfRow(selection, row.applicationId, row.number)}
      <td>
        <Link to={`/cases/${row.applicationId}`}>{{ default: () => row.number }}</Link>
      </td>
      {textsOf(row).map((text, at) => (
        <td key={at}>{text}</td>
      ))}
    </tr>
  );
}

export { CasesPage as page };

import { caseStatuses, ratingScopes } from 'virtual:terms';
import { defineComponent, ref, shallowRef } from 'vue';
import { type Told, tell } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { Facts } from '../../parts/facts';
import { Field } from '../../parts/field';
import { ProblemNotice } from '../../parts/problem-notice';
import { say, type Text } from '../../words/language';
import { named, termOf } from '../../words/terms';
import { RatingForm } from './rating-form';

const WORDS = {
  title: { zh: '办件进度查询', en: 'Where is my case' },
  number: { zh: '办件编号', en: 'Number of the case' },
  numberHint: { zh: '见收件凭证。', en: 'It stands on the receipt.' },
  code: { zh: '查询码', en: 'Query code' },
  codeHint: {
    zh: '见收件凭证或短信，连字符可有可无。查询码只用于本次查询，本页不保存。',
    en: 'It stands on the receipt or came by message; hyphens may be left out. This page does not keep it.',
  },
  submit: { zh: '查询', en: 'Look it up' },
  busy: { zh: '正在查询…', en: 'Looking it up…' },
  item: { zh: '事项', en: 'Item' },
  department: { zh: '办理部门', en: 'Department' },
  status: { zh: '状态', en: 'Status' },
  received: { zh: '收件日期', en: 'Received' },
  accepted: { zh: '受理日期', en: 'Accepted' },
  firstCheck: { zh: '应于此日前答复是否受理', en: 'To be accepted or not by' },
  promised: { zh: '承诺办结日期', en: 'Promised by' },
  statutory: { zh: '法定办结日期', en: 'By law until' },
  suspended: {
    zh: '特别程序进行中，其间不计入办理时限。',
    en: 'A special procedure is under way; its days do not count.',
  },
  closed: { zh: '办结日期', en: 'Closed' },
  delivered: { zh: '送达日期', en: 'Delivered' },
  correction: { zh: '请补交以下材料', en: 'Please bring' },
  deferral: { zh: '请补齐容缺材料', en: 'Please hand in later, as agreed' },
  until: { zh: '截止日期 {date}', en: 'until {date}' },
  rate: { zh: '评价本次服务', en: 'Rate the service' },
  visit: { zh: '第 {visit} 次到场', en: 'visit {visit}' },
} as const satisfies Readonly<Record<string, Text>>;

type Tracked = Told<'/v1/track'>;

/** What applicants ask without a login. Number and code go in the body of the request, and nowhere else. */
const TrackPage = defineComponent(() => {
  const number = ref('');
  const queryCode = ref('');
  const found = shallowRef<Tracked | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const busy = ref(false);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    busy.value = true;
    problem.value = null;
    found.value = null;
    try {
      const body = { number: number.value.trim(), queryCode: queryCode.value.trim() };
      found.value = await tell('/v1/track', { body });
      queryCode.value = '';
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      problem.value = error;
    } finally {
      busy.value = false;
    }
  }

  return () => (
    <section class="document">
      <h1>{say(WORDS.title)}</h1>
      <form onSubmit={(event) => void submit(event)} autocomplete="off">
        <Field
          spec={{ name: 'number', label: say(WORDS.number), hint: say(WORDS.numberHint), required: true, max: 50 }}
          value={number.value}
          fault={null}
          onInput={(value: string) => (number.value = value)}
        />
        <Field
          spec={{ name: 'query-code', label: say(WORDS.code), hint: say(WORDS.codeHint), required: true, max: 50 }}
          value={queryCode.value}
          fault={null}
          onInput={(value: string) => (queryCode.value = value)}
        />
        <button type="submit" class="primary" disabled={busy.value}>
          {say(busy.value ? WORDS.busy : WORDS.submit)}
        </button>
      </form>
      <div role="status">{found.value && caseOf(found.value)}</div>
      {problem.value && <ProblemNotice problem={problem.value} />}
      {found.value && ratingsOf(found.value)}
    </section>
  );
});

const caseOf = (tracked: Tracked) => (
  <section>
    <h2>{tracked.number}</h2>
    <Facts
      rows={[
        [say(WORDS.item), tracked.itemName],
        [say(WORDS.department), named(tracked.department, tracked.departmentName)],
        [say(WORDS.status), termOf(caseStatuses, tracked.status)],
        [say(WORDS.received), tracked.receivedOn],
        [say(WORDS.firstCheck), tracked.acceptedOn === null ? tracked.firstCheckUntil : null],
        [say(WORDS.accepted), tracked.acceptedOn],
        [say(WORDS.promised), tracked.promisedUntil],
        [say(WORDS.statutory), tracked.statutoryUntil],
        [say(WORDS.closed), tracked.closedOn],
        [say(WORDS.delivered), tracked.deliveredOn],
      ]}
    />
    {tracked.suspended && <p>{say(WORDS.suspended)}</p>}
    {askedOf(say(WORDS.correction), tracked.correction)}
    {askedOf(say(WORDS.deferral), tracked.deferral)}
  </section>
);

function askedOf(title: string, asked: Tracked['correction']) {
  if (asked === null) return null;
  return (
    <div class="asked">
      <h3>
        {title}
        {asked.until !== null && `（${say(WORDS.until, { date: asked.until })}）`}
      </h3>
      <ul>
        {asked.materials.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  );
}

function ratingsOf({ ratings }: Tracked) {
  if (ratings.length === 0) return null;
  return (
    <section>
      <h2>{say(WORDS.rate)}</h2>
      {ratings.map(({ token, scope, visit, until }) => (
        <RatingForm
          key={token}
          token={token}
          title={visit === null ? termOf(ratingScopes, scope) : say(WORDS.visit, { visit })}
          until={until}
        />
      ))}
    </section>
  );
}

export { TrackPage as page };

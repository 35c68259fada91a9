import {
  appealStates,
  cardLevels,
  cardStages,
  cardStatuses,
  cardSteps,
  feedbackStates,
  ruleIds,
  stepResults,
} from 'virtual:terms';
import { defineComponent, onMounted, ref } from 'vue';
import { ask } from '../../api/client';
import { mayUse } from '../../api/session';
import { useAnswer } from '../../api/use-answer';
import { LevelBadge } from '../../parts/badge';
import { Facts } from '../../parts/facts';
import { ProblemNotice } from '../../parts/problem-notice';
import { Link } from '../../router/link';
import { say, type Text } from '../../words/language';
import { named, termOf } from '../../words/terms';
import { timeOf } from '../../words/times';
import { ActForm } from './act-form';
import { CARD_ACTS, type Card, type CardAct } from './card-acts';
import { Computation } from './computation';

const WORDS = {
  notice: { zh: '{level}通知', en: 'Notice of a {level}' },
  print: { zh: '打印', en: 'Print' },
  number: { zh: '办件编号', en: 'Case' },
  item: { zh: '事项', en: 'Item' },
  rule: { zh: '监察规则', en: 'Rule' },
  department: { zh: '被监察部门', en: 'Department charged' },
  official: { zh: '被监察人', en: 'Official charged' },
  nobody: { zh: '未指明人员', en: 'nobody by name' },
  fell: { zh: '到期日', en: 'Last day missed' },
  issued: { zh: '发牌时间', en: 'Issued' },
  status: { zh: '状态', en: 'Status' },
  stage: { zh: '处理环节', en: 'Stage' },
  feedback: { zh: '反馈', en: 'Feedback' },
  until: { zh: '{state}（截止 {date}）', en: '{state} (until {date})' },
  appealUntil: { zh: '申诉期限', en: 'Appeal until' },
  appeal: { zh: '申诉', en: 'Appeal' },
  referral: { zh: '移送', en: 'Referred' },
  revoked: { zh: '撤牌', en: 'Revoked' },
  dismissed: { zh: '取消', en: 'Dismissed' },
  life: { zh: '处理过程', en: 'What was done with it' },
  acts: { zh: '可以办理', en: 'What you can do' },
  done: { zh: '已办理：{act}。', en: 'Done: {act}.' },
  noStep: { zh: '尚未处理', en: 'Nothing has been done yet' },
  late: { zh: '逾期', en: 'late' },
} as const satisfies Readonly<Record<string, Text>>;

/** 监察牌: as the document that it is, with its life. */
const CardPage = defineComponent({
  props: { id: { type: String, required: true } },
  setup({ id }) {
    const card = useAnswer((signal) => ask('/v1/cards/{id}', { values: { id }, signal }));
    const computation = useAnswer((signal) => ask('/v1/cards/{id}/computation', { values: { id }, signal }));
    const chosen = ref<string | null>(null);
    const told = ref('');
    const load = () => Promise.all([card.refresh(), computation.refresh()]);
    onMounted(() => void load());

    async function onDone(act: CardAct): Promise<void> {
      chosen.value = null;
      await load();
      told.value = say(WORDS.done, { act: say(act.title) });
    }

    return () => {
      const { value: shown } = card.data;
      if (shown === null)
        return card.problem.value && <ProblemNotice problem={card.problem.value} onRetry={() => void load()} />;
      return (
        <article class="document">
          {headingOf(shown)}
          {factsOf(shown)}
          <p role="status" class="told">
            {told.value}
          </p>
          {actsOf(shown, chosen.value, (name) => (chosen.value = name), onDone)}
          {computation.problem.value && <ProblemNotice problem={computation.problem.value} />}
          {computation.data.value && <Computation whole={computation.data.value} />}
          {lifeOf(shown)}
        </article>
      );
    };
  },
});

const headingOf = ({ level }: Card) => (
  <header class="title">
    <h1>{say(WORDS.notice, { level: termOf(cardLevels, level) })}</h1>
    <LevelBadge level={level} />
    <button type="button" class="no-print" onClick={() => print()}>
      {say(WORDS.print)}
    </button>
  </header>
);

function factsOf(card: Card) {
  const { feedback, appeal, referral, revocation, dismissal } = card;
  const rows: Parameters<typeof Facts>[0]['rows'] = [
    [say(WORDS.number), mayUse('GET /v1/applications/{id}/clocks') ? caseLink(card) : card.number],
    [say(WORDS.item), named(card.item, card.itemName)],
    [say(WORDS.rule), termOf(ruleIds, card.rule)],
    [say(WORDS.department), named(card.department, card.departmentName)],
    [say(WORDS.official), card.official === null ? say(WORDS.nobody) : named(card.official, card.officialName)],
    [say(WORDS.fell), card.breachedOn],
    [say(WORDS.issued), timeOf(card.issuedAt)],
    [say(WORDS.status), termOf(cardStatuses, card.status)],
    [say(WORDS.stage), card.stage && termOf(cardStages, card.stage)],
    [
      say(WORDS.feedback),
      feedback && say(WORDS.until, { state: termOf(feedbackStates, feedback.state), date: feedback.dueOn }),
    ],
    [say(WORDS.appealUntil), appeal === null ? card.appealUntil : null],
    [say(WORDS.appeal), appeal && say(WORDS.until, { state: termOf(appealStates, appeal.state), date: appeal.dueOn })],
    [say(WORDS.referral), referral && `${referral.on} ${referral.to}`],
    [say(WORDS.revoked), revocation && `${revocation.on} ${revocation.reason.text}`],
    [say(WORDS.dismissed), dismissal && `${dismissal.on} ${dismissal.reason ?? dismissal.why?.text ?? ''}`],
  ];
  return <Facts rows={rows} />;
}

const caseLink = ({ applicationId, number }: Card) => (
  <Link to={`/cases/${applicationId}`}>{{ default: () => number }}</Link>
);

/** A button for each act that the card is open to and the role may do: what is not there cannot be done. */
function actsOf(
  card: Card,
  chosen: string | null,
  choose: (name: string | null) => void,
  onDone: (act: CardAct) => Promise<void>,
) {
  const open = CARD_ACTS.filter(({ path, isOpen }) => mayUse(`POST ${path}`) && isOpen(card));
  const act = open.find(({ name }) => name === chosen);
  if (open.length === 0) return null;
  return (
    <section class="acts no-print">
      <h2>{say(WORDS.acts)}</h2>
      <p class="buttons">
        {open.map(({ name, title }) => (
          <button type="button" key={name} aria-expanded={name === chosen} onClick={() => choose(name)}>
            {say(title)}
          </button>
        ))}
      </p>
      {act && (
        <ActForm key={act.name} act={act} card={card} onDone={() => void onDone(act)} onCancel={() => choose(null)} />
      )}
    </section>
  );
}

const lifeOf = ({ steps }: Card) => (
  <section>
    <h2>{say(WORDS.life)}</h2>
    {steps.length === 0 && <p>{say(WORDS.noStep)}</p>}
    <ol class="life">
      {steps.map((step, at) => (
        <li key={at}>
          <strong>{termOf(cardSteps, step.step)}</strong> {timeOf(step.at)} ·{' '}
          {named(step.department, step.departmentName)} {named(step.official, step.officialName)}
          {step.result && ` · ${termOf(stepResults, step.result)}`}
          {step.late === true && ` · ${say(WORDS.late)}`}
          {step.document && ` · ${step.document.number}`}
          {step.text && <blockquote>{step.text}</blockquote>}
        </li>
      ))}
    </ol>
  </section>
);

export { CardPage as page };

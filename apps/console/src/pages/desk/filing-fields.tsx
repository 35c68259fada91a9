import { applicantKinds, channels, filedSatisfactions, idTypes } from 'virtual:terms';
import type { VNodeChild } from 'vue';
import { Field, type FieldSpec } from '../../parts/field';
import { say, type Text } from '../../words/language';
import { choicesOf } from '../../words/terms';
import type { Item, Typed } from './filing';

const WORDS = {
  item: { zh: '事项', en: 'Item' },
  itemHint: { zh: '输入代码或名称，用 ↓ 选择。', en: 'Type a code or a name, and choose by ↓.' },
  scenario: { zh: '情形', en: 'Scenario' },
  officer: { zh: '经办人', en: 'Official' },
  channel: { zh: '申请渠道', en: 'Channel' },
  applicant: { zh: '申请人', en: 'Applicant' },
  kind: { zh: '类别', en: 'Kind' },
  name: { zh: '姓名或名称', en: 'Name' },
  nameHint: { zh: '最多 200 字。', en: 'At most 200 characters.' },
  idType: { zh: '证件类型', en: 'Kind of document' },
  idNumber: { zh: '证件号码', en: 'Number of the document' },
  idHint: {
    zh: '居民身份证 18 位，末位可为 X；统一社会信用代码 18 位。',
    en: 'An identity card has 18 characters, the last of which may be X; a social credit code has 18.',
  },
  phone: { zh: '联系电话', en: 'Phone' },
  agent: { zh: '代理人', en: 'Agent' },
  hasAgent: { zh: '由代理人代办', en: 'Filed by an agent' },
  materials: { zh: '材料', en: 'Materials' },
  noMaterials: { zh: '该事项不要求材料。', en: 'The item requires no materials.' },
  optional: { zh: '非必要', en: 'optional' },
  notHandedIn: { zh: '未提交', en: 'not handed in' },
} as const satisfies Readonly<Record<string, Text>>;

export const MEMBER_WORDS: Readonly<Partial<Record<keyof Typed, Text>>> = {
  ...WORDS,
  agentName: { zh: '代理人姓名', en: 'Name of the agent' },
  agentIdType: { zh: '代理人证件类型', en: 'Document of the agent' },
  agentIdNumber: { zh: '代理人证件号码', en: 'Document number of the agent' },
};

type Choices = readonly (readonly [string, string])[];

export type FilingForm = {
  readonly typed: Typed;
  readonly items: Choices;
  readonly item: Item | null;
  /** `null`: the key is bound to an official. */
  readonly officials: Choices | null;
  readonly faultAt: (member: keyof Typed) => string | null;
};

/** The fields of a filing, in the order in which a clerk asks for them. */
export const filingFields = (form: FilingForm): VNodeChild => (
  <>
    {caseFields(form)}
    <fieldset>
      <legend>{say(WORDS.applicant)}</legend>
      {field(form, 'kind', { label: say(WORDS.kind), required: true, choices: choicesOf(applicantKinds) })}
      {field(form, 'name', { label: say(WORDS.name), hint: say(WORDS.nameHint), required: true, max: 200 })}
      {field(form, 'idType', { label: say(WORDS.idType), required: true, choices: choicesOf(idTypes) })}
      {field(form, 'idNumber', { label: say(WORDS.idNumber), hint: say(WORDS.idHint), required: true, max: 50 })}
      {field(form, 'phone', { label: say(WORDS.phone), required: false, max: 26 })}
    </fieldset>
    {agentFields(form)}
    {materialFields(form)}
  </>
);

function caseFields(form: FilingForm): VNodeChild {
  const { item, items, officials } = form;
  const offered = item?.channels ?? [];
  const channelChoices = choicesOf(channels).filter(
    ([channel]) => offered.length === 0 || offered.includes(channel as never),
  );
  const scenarios = (item?.scenarios ?? []).map(({ code, name }) => [code, name] as const);
  return (
    <>
      {field(form, 'item', {
        label: say(WORDS.item),
        hint: item?.name ?? say(WORDS.itemHint),
        required: true,
        offers: items,
      })}
      {scenarios.length > 0 &&
        field(form, 'scenario', { label: say(WORDS.scenario), required: false, choices: scenarios })}
      {officials && field(form, 'officer', { label: say(WORDS.officer), required: true, choices: officials })}
      {field(form, 'channel', { label: say(WORDS.channel), required: true, choices: channelChoices })}
    </>
  );
}

function agentFields(form: FilingForm): VNodeChild {
  const { typed } = form;
  return (
    <fieldset>
      <legend>{say(WORDS.agent)}</legend>
      <p class="field tick">
        <label>
          <input
            type="checkbox"
            checked={typed.hasAgent}
            onChange={(event: Event) => (typed.hasAgent = (event.target as HTMLInputElement).checked)}
          />{' '}
          {say(WORDS.hasAgent)}
        </label>
      </p>
      {typed.hasAgent && (
        <>
          {field(form, 'agentName', { label: say(WORDS.name), required: true, max: 200 })}
          {field(form, 'agentIdType', { label: say(WORDS.idType), required: true, choices: choicesOf(idTypes) })}
          {field(form, 'agentIdNumber', { label: say(WORDS.idNumber), required: true, max: 50 })}
        </>
      )}
    </fieldset>
  );
}

type TextMember = Exclude<keyof Typed, 'materials' | 'hasAgent'>;

const field = ({ typed, faultAt }: FilingForm, name: TextMember, spec: Omit<FieldSpec, 'name'>) => (
  <Field
    key={name}
    spec={{ name, ...spec }}
    value={typed[name]}
    fault={faultAt(name)}
    onInput={(value: string) => ((typed as Record<TextMember, string>)[name] = value)}
  />
);

/** Each material of the item, and how it was handed in. Uploads are for portals. */
function materialFields({ item, typed, faultAt }: FilingForm): VNodeChild {
  if (item === null) return null;
  const materials = item.materials ?? [];
  const ways: Choices = [
    ['', say(WORDS.notHandedIn)],
    ...choicesOf(filedSatisfactions).filter(([way]) => way !== 'uploaded'),
  ];
  return (
    <fieldset>
      <legend>{say(WORDS.materials)}</legend>
      {materials.length === 0 && <p>{say(WORDS.noMaterials)}</p>}
      {faultAt('materials') && (
        <p class="fault" role="alert" tabindex={-1}>
          {faultAt('materials')}
        </p>
      )}
      {materials.map(({ code, name, required }) => (
        <p class="field material" key={code}>
          <label for={`material-${code}`}>
            {name} {required === false && <small>{say(WORDS.optional)}</small>}
          </label>
          <select
            id={`material-${code}`}
            value={typed.materials[code] ?? ''}
            onChange={(event: Event) => (typed.materials[code] = (event.target as HTMLSelectElement).value)}
          >
            {ways.map(([way, term]) => (
              <option key={way} value={way}>
                {term}
              </option>
            ))}
          </select>
        </p>
      ))}
    </fieldset>
  );
}

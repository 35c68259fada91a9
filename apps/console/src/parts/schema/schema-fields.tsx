import { reactive, type VNodeChild } from 'vue';
import { say, type Text } from '../../words/language';
import { Field, type FieldSpec } from '../field';
import type { FormField } from './form-field';
import { type FormValue, type FormValues, initialValue } from './form-values';

const WORDS = {
  add: { zh: '添加{name}', en: 'Add: {name}' },
  remove: { zh: '删除第 {at} 项', en: 'Remove entry {at}' },
  fill: { zh: '填写{name}', en: 'Fill in: {name}' },
  more: { zh: '可以不填的项目', en: 'What may be left out' },
} as const satisfies Readonly<Record<string, Text>>;

type Choices = readonly (readonly [string, string])[];

/** What a form knows besides the schema. */
export type Knowledge = {
  /** By member name: the values that there are. A closed list is chosen from, an open one is offered. */
  readonly known: Readonly<Record<string, { readonly choices: Choices; readonly isClosed: boolean }>>;
  /** Members that are asked for although the schema leaves them out. */
  readonly asked: readonly string[];
  /** What the server found wrong at a path: `missing.0.reason`. */
  readonly faultAt: (path: string) => string | null;
};

/** The fields of an object: those to fill in, then, folded away, those that may be left out. */
export function fieldsOfObject(
  fields: readonly FormField[],
  values: FormValues,
  path: string,
  knowledge: Knowledge,
): VNodeChild {
  const first = fields.filter(({ required, name }) => required || knowledge.asked.includes(name));
  const more = fields.filter((field) => !first.includes(field));
  const draw = (field: FormField) =>
    fieldAt(field, values, path === '' ? field.name : `${path}.${field.name}`, knowledge);
  return (
    <>
      {first.map(draw)}
      {more.length > 0 && (
        <details key={`${path} more`} open={more.some((field) => isBegun(field, values))}>
          <summary>{say(WORDS.more)}</summary>
          {more.map(draw)}
        </details>
      )}
    </>
  );
}

const isBegun = ({ name }: FormField, values: FormValues): boolean => {
  const value = values[name];
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '' && value !== false;
};

function fieldAt(field: FormField, values: FormValues, path: string, knowledge: Knowledge): VNodeChild {
  const { name, kind } = field;
  if (kind === 'object') return objectAt(field, values, path, knowledge);
  if (kind === 'list') return listAt(field, values, path, knowledge);
  if (kind === 'boolean') return tickOf(field, values[name] === true, path, (ticked) => (values[name] = ticked));
  return leafAt(field, values[name], path, knowledge, (value) => (values[name] = value));
}

function leafAt(
  field: FormField,
  value: FormValue | undefined,
  path: string,
  knowledge: Knowledge,
  onInput: (value: string) => void,
): VNodeChild {
  return (
    <Field
      key={path}
      spec={specOf(field, path, knowledge)}
      value={typeof value === 'string' ? value : ''}
      fault={knowledge.faultAt(path)}
      onInput={onInput}
    />
  );
}

const INPUTS = { date: 'date', instant: 'datetime-local', integer: 'number', paragraph: 'paragraph' } as const;

function specOf(field: FormField, path: string, { known, asked }: Knowledge): FieldSpec {
  const { name, kind, label, hint, rule, required, lengthMax, min, max, choices } = field;
  const given = known[name];
  const closed = given?.isClosed === true && given.choices.length > 0 ? given.choices : choices;
  return {
    name: path,
    label,
    // A closed list shows which values there are.
    hint: [hint, closed === undefined ? rule : ''].filter((part) => part !== '').join(' '),
    required: required || asked.includes(name),
    ...(kind in INPUTS ? { type: INPUTS[kind as keyof typeof INPUTS] } : {}),
    ...(lengthMax === undefined ? {} : { max: lengthMax }),
    ...(min === undefined ? {} : { from: min }),
    ...(max === undefined ? {} : { to: max }),
    ...(closed === undefined ? {} : { choices: closed }),
    ...(given?.isClosed === false ? { offers: given.choices } : {}),
  };
}

const tickOf = (
  { label, hint }: Pick<FormField, 'label' | 'hint'>,
  ticked: boolean,
  path: string,
  onTick: (ticked: boolean) => void,
) => (
  <p class="field tick" key={path}>
    <label>
      <input
        type="checkbox"
        checked={ticked}
        onChange={(event: Event) => onTick((event.target as HTMLInputElement).checked)}
      />{' '}
      {label}
    </label>
    {hint !== '' && <span class="hint">{hint}</span>}
  </p>
);

/** An object that may be left out is filled in once its box is ticked. */
function objectAt(field: FormField, values: FormValues, path: string, knowledge: Knowledge): VNodeChild {
  const { name, label, hint, required, members = [] } = field;
  const value = values[name];
  const isOpen = typeof value === 'object';
  const fill = (ticked: boolean): void => {
    if (ticked) values[name] = reactive(initialValue(field) as FormValues);
    else delete values[name];
  };
  const tick = { label: say(WORDS.fill, { name: label }), hint: isOpen ? '' : hint };
  return (
    <fieldset key={path}>
      <legend>{label}</legend>
      {!required && tickOf(tick, isOpen, `${path} tick`, fill)}
      {isOpen && hint !== '' && <p class="hint">{hint}</p>}
      {faultOf(path, knowledge)}
      {isOpen && fieldsOfObject(members, value as FormValues, path, knowledge)}
    </fieldset>
  );
}

function listAt(field: FormField, values: FormValues, path: string, knowledge: Knowledge): VNodeChild {
  const { name, label, hint, rule, item, itemsMin = 0, itemsMax = 1_000 } = field;
  const entries = (values[name] ?? []) as FormValue[];
  if (item === undefined) return null;
  return (
    <fieldset key={path} id={`list-${path.replaceAll('.', '-')}`}>
      <legend>{label}</legend>
      <p class="hint">{`${hint} ${rule}`.trim()}</p>
      {faultOf(path, knowledge)}
      {entries.map((entry, at) => (
        <div class="entry" key={at}>
          {entryAt(item, entries, entry, at, `${path}.${at}`, knowledge)}
          {entries.length > itemsMin && (
            <button type="button" onClick={() => entries.splice(at, 1)}>
              {say(WORDS.remove, { at: at + 1 })}
            </button>
          )}
        </div>
      ))}
      {entries.length < itemsMax && (
        <button type="button" onClick={() => (values[name] = [...entries, initialValue(item)])}>
          {say(WORDS.add, { name: label })}
        </button>
      )}
    </fieldset>
  );
}

function entryAt(
  item: FormField,
  entries: FormValue[],
  entry: FormValue,
  at: number,
  path: string,
  knowledge: Knowledge,
): VNodeChild {
  if (item.kind === 'object') return fieldsOfObject(item.members ?? [], entry as FormValues, path, knowledge);
  // Entries that are codes are known by the name of their list.
  return leafAt(item, entry, path, knowledge, (value) => (entries[at] = value));
}

function faultOf(path: string, { faultAt }: Knowledge): VNodeChild {
  const fault = faultAt(path);
  return (
    fault && (
      <p class="fault" role="alert" tabindex={-1}>
        {fault}
      </p>
    )
  );
}

import type { FunctionalComponent } from 'vue';

/** A field of a form: what it takes is said beside it. */
export type FieldSpec = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  readonly max?: number;
  readonly type?: 'text' | 'date' | 'datetime-local' | 'number' | 'paragraph';
  /** The bounds of a number. */
  readonly from?: number;
  readonly to?: number;
  readonly choices?: readonly (readonly [string, string])[];
  /** Values that are offered; others are taken as well. */
  readonly offers?: readonly (readonly [string, string])[];
};

type Props = {
  readonly spec: FieldSpec;
  readonly value: string;
  /** What the server found wrong with it. */
  readonly fault: string | null;
  readonly onInput: (value: string) => void;
};

const idOf = (name: string): string => `field-${name.replaceAll('.', '-')}`;

export const Field: FunctionalComponent<Props> = (props) => {
  const { spec, fault } = props;
  const id = idOf(spec.name);
  return (
    <p class="field">
      <label for={id}>
        {spec.label}
        {spec.required && <span aria-hidden="true"> *</span>}
      </label>
      {control(props, id)}
      {spec.hint && (
        <span id={`${id}-hint`} class="hint">
          {spec.hint}
        </span>
      )}
      {fault && (
        <span id={`${id}-fault`} class="fault" role="alert">
          {fault}
        </span>
      )}
    </p>
  );
};
Field.props = ['spec', 'value', 'fault', 'onInput'];

function control({ spec, value, fault, onInput }: Props, id: string) {
  const { hint, required, max, from, to, type, choices, offers = [] } = spec;
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  const common = {
    id,
    value,
    required,
    'aria-invalid': fault !== null,
    'aria-describedby': described === '' ? undefined : described,
    onInput: (event: Event) => onInput((event.target as HTMLInputElement).value),
  };
  if (choices !== undefined)
    return (
      <select {...common}>
        <option value="" />
        {choices.map(([each, term]) => (
          <option key={each} value={each}>
            {term}
          </option>
        ))}
      </select>
    );
  if (type === 'paragraph') return <textarea {...common} rows={4} maxlength={max} />;
  const list = offers.length === 0 ? undefined : `${id}-offers`;
  return (
    <>
      <input {...common} type={type ?? 'text'} maxlength={max} min={from} max={to} list={list} autocomplete="off" />
      {list && (
        <datalist id={list}>
          {offers.map(([each, term]) => (
            <option key={each} value={each}>
              {term}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}

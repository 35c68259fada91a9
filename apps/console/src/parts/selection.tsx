import { type Ref, shallowRef } from 'vue';
import { saveFile } from '../api/download';
import { say, type Text } from '../words/language';
import { csvOf } from './csv';

const WORDS = {
  all: { zh: '选择已显示的全部行', en: 'Select all rows shown' },
  one: { zh: '选择 {name}', en: 'Select {name}' },
  save: { zh: '导出所选 {count} 行（CSV）', en: 'Export the {count} selected rows (CSV)' },
} as const satisfies Readonly<Record<string, Text>>;

/** The rows of a list that are selected, by id. */
export type Selection = {
  readonly ids: Readonly<Ref<ReadonlySet<string>>>;
  choose(ids: readonly string[], isChosen: boolean): void;
};

export function useSelection(): Selection {
  const ids = shallowRef<ReadonlySet<string>>(new Set());
  return {
    ids,
    choose(changed, isChosen) {
      const next = new Set(ids.value);
      for (const id of changed) {
        if (isChosen) next.add(id);
        else next.delete(id);
      }
      ids.value = next;
    },
  };
}

const tick = (label: string, isChosen: boolean, onChoose: (isChosen: boolean) => void) => (
  <input
    type="checkbox"
    aria-label={label}
    checked={isChosen}
    onChange={(event: Event) => onChoose((event.target as HTMLInputElement).checked)}
  />
);

export const tickOfAll = (selection: Selection, ids: readonly string[]) =>
  tick(say(WORDS.all), ids.length > 0 && ids.every((id) => selection.ids.value.has(id)), (isChosen) =>
    selection.choose(ids, isChosen),
  );

export const tickOfRow = (selection: Selection, id: string, name: string) => (
  <td class="tick-cell">
    {tick(say(WORDS.one, { name }), selection.ids.value.has(id), (isChosen) => selection.choose([id], isChosen))}
  </td>
);

type Exported = {
  readonly selection: Selection;
  readonly title: string;
  readonly heads: readonly string[];
  /** The selected rows as text, in the order of the list. */
  readonly lines: () => readonly (readonly string[])[];
};

/** Exports the selected rows with the headings of the list; absent while none is selected. */
export const exportButton = ({ selection, title, heads, lines }: Exported) => {
  const { size } = selection.ids.value;
  if (size === 0) return null;
  const save = (): void => saveFile(new Blob([csvOf([heads, ...lines()])], { type: 'text/csv' }), `${title}.csv`);
  return (
    <p class="buttons">
      <button type="button" onClick={save}>
        {say(WORDS.save, { count: size })}
      </button>
    </p>
  );
};

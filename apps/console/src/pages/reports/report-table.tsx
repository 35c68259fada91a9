import type { FunctionalComponent } from 'vue';
import { say } from '../../words/language';
import type { Column } from './columns';

type Props = {
  readonly label: string;
  readonly columns: readonly Column<object>[];
  readonly rows: readonly object[];
  /** `null`: the report has none. */
  readonly total: object | null;
};

/** Rows of a report; its columns scroll, the first one and the headings stay. */
export const ReportTable: FunctionalComponent<Props> = ({ label, columns, rows, total }) => (
  <section class="wide report" tabindex={0} aria-label={label}>
    <table>
      <thead>
        <tr>
          {columns.map(({ head, isText }) => (
            <th key={head.en} scope="col" class={isText ? '' : 'number'}>
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{rows.map((row, at) => rowOf(columns, row, at))}</tbody>
      {total !== null && rows.length > 1 && <tfoot>{rowOf(columns, total, 'total')}</tfoot>}
    </table>
  </section>
);
ReportTable.props = ['label', 'columns', 'rows', 'total'];

const rowOf = (columns: readonly Column<object>[], row: object, key: number | string) => (
  <tr key={key}>
    {columns.map(({ head, cell, isText }) => (
      <td key={head.en} class={isText ? '' : 'number'}>
        {cell(row)}
      </td>
    ))}
  </tr>
);

import { useMemo } from 'react';
import { say } from '../../language/language';
import { groupName, shown } from '../cells';
import { isNumeric } from '../column';
import { aggregates, Choose, columnsAs } from '../choose';
import { download, fileName } from '../download';
import type { Given } from '../given';
import { group } from '../group';
import { titleOf } from '../choose';
import type { Aggregate } from '../view';
import { crossOf } from './cross';
import { csvOfCells } from './csv';

/** Crosses two columns of a list, and adds up, counts or averages a third. */
export function Pivot({ answer, list, view, onChange }: Given) {
  const { rows, columns, value, aggregate } = crossOf(list, view.pivot);
  const groups = useMemo(() => group(list, rows, columns, value, aggregate), [list, rows, columns, value, aggregate]);
  const set = (change: NonNullable<typeof view.pivot>) => onChange({ pivot: { ...view.pivot, ...change } });
  const number = (each: number | null) => (each === null ? '' : shown(Math.round(each * 100) / 100, { ...rows, kind: 'number' }));
  const wide = columns !== undefined;
  const all = say('Tất cả', 'All');
  const lines = groups.rows.map((row, index) => ({ name: groupName(row, rows), cells: groups.cells[index]!, all: groups.ofRow[index]! }));
  const heads = wide ? groups.columns.map((column) => groupName(column, columns)) : [value?.heading ?? say('Số hàng', 'Number of rows')];
  const csv = () => csvOfCells([[rows.heading, ...heads, ...(wide ? [all] : [])],
    ...lines.map((line) => [line.name, ...line.cells, ...(wide ? [line.all] : [])]),
    [all, ...groups.ofColumn, ...(wide ? [groups.all] : [])]]);
  return (
    <>
      <div className="wb-tools">
        <Choose label={say('Hàng', 'Rows')} value={rows.path} options={columnsAs(list.columns)} onChange={(path) => set({ rows: path })} />
        <Choose label={say('Cột', 'Columns')} value={columns?.path ?? ''} options={columnsAs(list.columns, true)} onChange={(path) => set({ columns: path })} />
        <Choose label={say('Giá trị', 'Value')} value={value?.path ?? ''} options={columnsAs(list.columns.filter(isNumeric), true)} onChange={(path) => set({ value: path })} />
        <Choose label={say('Tính', 'Compute')} value={aggregate} options={aggregates} onChange={(how) => set({ aggregate: how as Aggregate })} />
        <button type="button" onClick={() => download(new Blob([csv()], { type: 'text/csv' }), fileName(titleOf(answer.operation, list), 'csv'))}>
          {say('Tải .csv', 'Download .csv')}
        </button>
      </div>
      <div className="wb-grid wb-cross" role="region" tabIndex={0} aria-label={say('Bảng chéo', 'Pivot')}>
        <table>
          <caption>{titleOf(answer.operation, list)}</caption>
          <thead>
            <tr><th scope="col">{rows.heading}</th>{heads.map((head, index) => <th key={index} scope="col">{head}</th>)}{wide && <th scope="col">{all}</th>}</tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <tr key={index}><th scope="row">{line.name}</th>{line.cells.map((cell, at) => <td key={at}>{number(cell)}</td>)}{wide && <td>{number(line.all)}</td>}</tr>
            ))}
          </tbody>
          <tfoot>
            <tr><th scope="row">{all}</th>{groups.ofColumn.map((cell, index) => <td key={index}>{number(cell)}</td>)}{wide && <td>{number(groups.all)}</td>}</tr>
          </tfoot>
        </table>
      </div>
      {list.more && <p className="wb-status"><strong>{say('Chỉ tính trên trang đầu; máy chủ còn hàng nữa.', 'Of one page only; the server has more rows.')}</strong></p>}
    </>
  );
}

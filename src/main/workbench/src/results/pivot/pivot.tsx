import { useMemo } from 'react';
import { say } from '../../language/language';
import { groupName, written } from '../cells';
import { isNumeric } from '../column';
import { aggregates, Choose, columnsAs, titleOf } from '../choose';
import { download, fileName } from '../download';
import type { Given } from '../given';
import { group } from '../group';
import { OnlyAPage } from '../only-a-page';
import type { Aggregate } from '../view';
import { crossOf } from './cross';
import { csvOfCells } from './csv';

/** Crosses two columns of a list, and adds up, counts or averages a third. */
export function Pivot({ answer, list, view, onChange }: Given) {
  const { list: crossed, rows, columns, value, aggregate } = crossOf(list, view.pivot);
  const groups = useMemo(() => group(crossed, rows, columns, value, aggregate), [crossed, rows, columns, value, aggregate]);
  const set = (change: NonNullable<typeof view.pivot>) => onChange({ pivot: { ...view.pivot, ...change } });
  const all = say('Tất cả', 'All');
  // With nothing across there is one column, and a sum of it would say the same.
  const sum = <T,>(value: T): T[] => (columns ? [value] : []);
  const heads = columns ? groups.columns.map((column) => groupName(column, columns)) : [value?.heading ?? say('Số hàng', 'Number of rows')];
  const lines = groups.rows.map((row, index) => [groupName(row, rows), ...groups.cells[index]!, ...sum(groups.ofRow[index]!)]);
  const head = [rows.heading, ...heads, ...sum(all)];
  const foot = [all, ...groups.ofColumn, ...sum(groups.all)];
  const title = titleOf(answer.operation, list);
  const csv = () => download(new Blob([csvOfCells([head, ...lines, foot])], { type: 'text/csv' }), fileName(title, 'csv'));
  return (
    <>
      <div className="wb-tools">
        <Choose label={say('Hàng', 'Rows')} value={rows.path} options={columnsAs(crossed.columns)} onChange={(path) => set({ rows: path })} />
        <Choose label={say('Cột', 'Columns')} value={columns?.path ?? ''} options={columnsAs(crossed.columns, true)}
          onChange={(path) => set({ columns: path })} />
        <Choose label={say('Giá trị', 'Value')} value={value?.path ?? ''} options={columnsAs(list.columns.filter(isNumeric), true)}
          onChange={(path) => set({ value: path })} />
        <Choose label={say('Tính', 'Compute')} value={aggregate} options={aggregates} onChange={(how) => set({ aggregate: how as Aggregate })} />
        <button type="button" onClick={csv}>{say('Tải .csv', 'Download .csv')}</button>
      </div>
      <div className="wb-grid wb-cross" role="region" tabIndex={0} aria-label={say('Bảng chéo', 'Pivot')}>
        <table>
          <caption>{title}</caption>
          <thead><tr>{head.map((name, index) => <th key={index} scope="col">{name}</th>)}</tr></thead>
          <tbody>{lines.map((line, index) => <Line key={index} line={line} />)}</tbody>
          <tfoot><Line line={foot} /></tfoot>
        </table>
      </div>
      <OnlyAPage list={crossed} />
    </>
  );
}

/** A name, and what belongs to it. */
function Line({ line: [name, ...numbers] }: { line: (string | number | null)[] }) {
  const told = (each: string | number | null | undefined) => (typeof each === 'number' ? written(Math.round(each * 100) / 100) : '');
  return <tr><th scope="row">{name}</th>{numbers.map((each, index) => <td key={index}>{told(each)}</td>)}</tr>;
}

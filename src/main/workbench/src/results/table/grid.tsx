import { useMemo, useRef } from 'react';
import { say } from '../../language/language';
import { kindIn, shown } from '../cells';
import { isNumeric, type Column, type List, type Row } from '../column';
import { Head } from './head';
import { ROW, useWindow } from './window';
import { widthsOf } from './widths';

interface Props {
  list: List;
  columns: Column[];
  rows: Row[];
  sort: string | undefined;
  down: boolean;
  filters: Record<string, string> | null;
  onSort(column: Column): void;
  onFilter(path: string, text: string): void;
}

/** Draws the rows that are in sight, however many there are. */
export function Grid({ list, columns, rows, sort, down, filters, onSort, onFilter }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [from, to] = useWindow(box, rows.length);
  const widths = useMemo(() => widthsOf(list, columns), [list, columns]);
  const places = columns.map((column) => list.columns.indexOf(column));
  return (
    <div ref={box} className="wb-grid" role="region" tabIndex={0} aria-label={list.heading}>
      <table aria-rowcount={rows.length + 1} style={{ width: widths.reduce((sum, width) => sum + width, 0) }}>
        <caption>{list.heading}</caption>
        <colgroup>{widths.map((width, index) => <col key={index} style={{ width }} />)}</colgroup>
        <Head columns={columns} sort={sort} down={down} filters={filters} onSort={onSort} onFilter={onFilter} />
        <tbody>
          {from > 0 && <tr aria-hidden="true" style={{ height: from * ROW }}><td colSpan={columns.length} /></tr>}
          {rows.slice(from, to).map((row, index) => (
            <tr key={from + index} aria-rowindex={from + index + 2} style={{ height: ROW }}>
              {columns.map((column, at) => <Cell key={column.path} value={row[places[at]!]} column={kindIn(list, row, column)} />)}
            </tr>
          ))}
          {to < rows.length && <tr aria-hidden="true" style={{ height: (rows.length - to) * ROW }}><td colSpan={columns.length} /></tr>}
        </tbody>
      </table>
      {rows.length === 0 && <p className="wb-none">{say('Không có hàng nào.', 'There are no rows.')}</p>}
    </div>
  );
}

function Cell({ value, column }: { value: unknown; column: Column }) {
  const text = shown(value, column);
  return <td className={isNumeric(column) ? 'wb-number' : undefined} title={text.length > 20 ? text : undefined}>{text}</td>;
}

import { useMemo, useState } from 'react';
import { say } from '../../language/language';
import { isBeside, type Column } from '../column';
import type { Given } from '../given';
import { chosenRows } from './chosen-rows';
import { ColumnChoice } from './column-choice';
import { Downloads } from './downloads';
import { Grid } from './grid';

/** The rows of a list: sorted, searched, with the columns that matter. */
export function Table({ answer, list, view, onChange }: Given) {
  const [words, setWords] = useState('');
  const [filters, setFilters] = useState<Record<string, string>>({});
  const [filtering, setFiltering] = useState(false);
  const table = view.table ?? {};
  const hidden = table.hidden ?? list.columns.filter(isBeside).map(({ path }) => path);
  const columns = useMemo(() => list.columns.filter(({ path }) => !hidden.includes(path)), [list, hidden.join()]);
  const rows = useMemo(() => chosenRows(list, columns, words, filtering ? filters : {}, table.sort, table.down === true),
    [list, columns, words, filters, filtering, table.sort, table.down]);
  const set = (change: Partial<typeof table>) => onChange({ table: { ...table, ...change } });
  const sort = (column: Column) => set({ sort: column.path, down: table.sort === column.path && !table.down });
  return (
    <>
      <div className="wb-tools">
        <input type="search" value={words} aria-label={say('Tìm trong bảng', 'Search the table')} placeholder={say('Tìm trong bảng', 'Search the table')}
          onChange={(event) => setWords(event.target.value)} />
        <button type="button" aria-pressed={filtering} onClick={() => setFiltering(!filtering)}>{say('Lọc cột', 'Filter columns')}</button>
        <ColumnChoice columns={list.columns} hidden={hidden} onChange={(now) => set({ hidden: now })} />
        <Downloads answer={answer} list={list} columns={columns} rows={rows} />
      </div>
      <Grid list={list} columns={columns} rows={rows} sort={table.sort} down={table.down === true} onSort={sort}
        filters={filtering ? filters : null} onFilter={(path, text) => setFilters({ ...filters, [path]: text })} />
      <p className="wb-status" role="status">
        {rows.length === list.rows.length ? say(`${rows.length} hàng`, `${rows.length} rows`)
          : say(`${rows.length} trong ${list.rows.length} hàng`, `${rows.length} of ${list.rows.length} rows`)}
        {list.more && <strong> · {say('chỉ là trang đầu, máy chủ còn hàng nữa', 'only a page, the server has more')}</strong>}
      </p>
    </>
  );
}

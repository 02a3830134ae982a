import { say } from '../../language/language';
import { isNumeric, type Column } from '../column';

interface Props {
  columns: Column[];
  sort: string | undefined;
  down: boolean;
  filters: Record<string, string> | null;
  onSort(column: Column): void;
  onFilter(path: string, text: string): void;
}

/** The headings, by which rows are ordered, and what each column must hold. */
export function Head({ columns, sort, down, filters, onSort, onFilter }: Props) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => (
          <th key={column.path} scope="col" className={isNumeric(column) ? 'wb-number' : undefined}
            aria-sort={sort !== column.path ? 'none' : down ? 'descending' : 'ascending'}>
            <button type="button" title={column.path} onClick={() => onSort(column)}>
              {column.heading}<span aria-hidden="true">{sort !== column.path ? '' : down ? ' ▼' : ' ▲'}</span>
            </button>
          </th>
        ))}
      </tr>
      {filters && (
        <tr className="wb-filters">
          {columns.map((column) => (
            <td key={column.path}>
              <input value={filters[column.path] ?? ''} placeholder={isNumeric(column) ? '> 1.000' : '…'}
                aria-label={say(`Lọc ${column.heading}`, `Filter ${column.heading}`)} onChange={(event) => onFilter(column.path, event.target.value)} />
            </td>
          ))}
        </tr>
      )}
    </thead>
  );
}

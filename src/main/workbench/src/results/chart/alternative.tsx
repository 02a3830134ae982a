import { say } from '../../language/language';
import { groupName } from '../cells';
import { group, ranked } from '../group';
import type { Drawing } from './drawing';
import { rounded, sentence } from './words';

interface Props {
  drawing: Drawing;
  measure: string;
}

/** What the chart shows, for those who cannot see it and those who want the numbers. */
export function Alternative({ drawing, measure }: Props) {
  const { list, kind, category, series, value, aggregate } = drawing;
  const words = sentence(drawing, measure);
  if (kind === 'scatter') return <p className="wb-status">{words}</p>;
  const groups = ranked(group(list, category, series, value, aggregate), category);
  const heads = series ? groups.columns.map((column) => groupName(column, series)) : [measure];
  return (
    <details className="wb-alternative">
      <summary>{words}</summary>
      <div className="wb-grid wb-cross" role="region" tabIndex={0} aria-label={say('Số liệu của biểu đồ', 'Numbers of the chart')}>
        <table>
          <thead><tr><th scope="col">{category.heading}</th>{heads.map((head, index) => <th key={index} scope="col">{head}</th>)}</tr></thead>
          <tbody>
            {groups.rows.map((row, index) => (
              <tr key={index}><th scope="row">{groupName(row, category)}</th>{groups.cells[index]!.map((cell, at) => <td key={at}>{rounded(cell)}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

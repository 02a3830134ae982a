import { useState } from 'react';
import { useHeaders } from '../../api';
import { language, say } from '../../language/language';
import { inLibrary } from '../../library/operations';
import { sourceOf } from '../../share/source';
import type { Answer } from '../answer';
import type { Column, List, Row } from '../column';
import { download, fileName } from '../download';
import { csvOf, type Separator } from './csv';
import { Sources } from './sources';
import { fetchWhole, separatorName } from './whole';

interface Props {
  answer: Answer;
  list: List;
  columns: Column[];
  rows: Row[];
}

/** What is on the screen as `.csv`; the whole list, with the rows that the answer does not have, as the server writes it; and where others find it. */
export function Downloads({ answer, list, columns, rows }: Props) {
  const headers = useHeaders();
  const [separator, setSeparator] = useState<Separator>(language === 'vi' ? ';' : ',');
  const [said, setSaid] = useState('');
  const title = inLibrary(answer.operation)?.title ?? answer.operation;
  const variables = read(answer.variables);
  const files = new Set(answer.lists.flatMap((each) => each.whole ?? [])).size;
  const whole = (ending: 'csv' | 'xlsx', path: string | null) => {
    setSaid(say('Đang tải cả danh sách…', 'Fetching the whole list…'));
    fetchWhole({ answer, path, title, variables, headers: headers() }, ending, separator).then(setSaid, (error: Error) => setSaid(error.message));
  };
  return (
    <span className="wb-downloads">
      <button type="button" onClick={() => download(new Blob([csvOf(list, columns, rows, separator)], { type: 'text/csv' }), fileName(title, 'csv'))}>
        {say('Tải .csv', 'Download .csv')}
      </button>
      <select aria-label={say('Dấu ngăn cách', 'Separator')} value={separator} onChange={(event) => setSeparator(event.target.value as Separator)}>
        <option value=";">;</option>
        <option value=",">,</option>
      </select>
      {list.whole !== null && (
        <>
          <button type="button" onClick={() => whole('xlsx', list.whole)}>{say('Cả danh sách .xlsx', 'Whole list .xlsx')}</button>
          <button type="button" onClick={() => whole('csv', list.whole)}>{say('Cả danh sách .csv', 'Whole list .csv')}</button>
          <Sources xlsx={sourceOf(answer, list, variables, 'xlsx')} csv={sourceOf(answer, list, variables, 'csv', { separator: separatorName(separator) })} />
        </>
      )}
      {files > 1 && (
        <button type="button" title={say('Mỗi danh sách một trang tính', 'A sheet for each list')} onClick={() => whole('xlsx', null)}>{say('Mọi bảng .xlsx', 'All tables .xlsx')}</button>
      )}
      <span role="status">{said}</span>
    </span>
  );
}

function read(variables: string): Record<string, unknown> {
  try {
    return JSON.parse(variables || '{}') as Record<string, unknown>;
  } catch {
    return {};
  }
}

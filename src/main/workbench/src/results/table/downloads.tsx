import { useGraphiQL } from '@graphiql/react';
import { useState } from 'react';
import { useHeaders } from '../../api';
import { language, say } from '../../language/language';
import { inLibrary } from '../../library/operations';
import type { Answer } from '../answer';
import type { Column, List, Row } from '../column';
import { download, fileName } from '../download';
import { csvOf, type Separator } from './csv';

interface Props {
  answer: Answer;
  list: List;
  columns: Column[];
  rows: Row[];
}

/** What is on the screen as `.csv`, and the whole list, with the rows that the answer does not have, as `.xlsx` of the server. */
export function Downloads({ answer, list, columns, rows }: Props) {
  const headers = useHeaders();
  const variables = useGraphiQL((state) => state.variableEditor);
  const [separator, setSeparator] = useState<Separator>(language === 'vi' ? ';' : ',');
  const [said, setSaid] = useState('');
  const title = inLibrary(answer.operation)?.title ?? answer.operation;
  const whole = async () => {
    setSaid(say('Đang tải cả danh sách…', 'Fetching the whole list…'));
    const response = await fetch(`/exports/${fileName(title, 'xlsx')}?list=${encodeURIComponent(list.whole!)}`, {
      method: 'POST',
      headers: { ...headers(), 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: answer.query, operationName: answer.operation || null, variables: JSON.parse(variables?.getValue() || '{}') }),
    });
    if (response.ok) download(await response.blob(), fileName(title, 'xlsx'));
    setSaid(response.ok ? '' : await refusal(response));
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
        <button type="button" onClick={() => whole().catch((error: Error) => setSaid(error.message))}>{say('Cả danh sách .xlsx', 'Whole list .xlsx')}</button>
      )}
      <span role="status">{said}</span>
    </span>
  );
}

async function refusal(response: Response): Promise<string> {
  const { errors } = await response.json().catch(() => ({})) as { errors?: { message: string }[] };
  return errors?.map(({ message }) => message).join(' ') ?? response.statusText;
}

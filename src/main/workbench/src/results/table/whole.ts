import { language } from '../../language/language';
import { signedFetch } from '../../signin/signed';
import type { Answer } from '../answer';
import { download, fileName } from '../download';
import type { Separator } from './csv';

interface Wanted {
  answer: Answer;
  /** Of the list, by which the export names it; null for all tables of the answer. */
  path: string | null;
  title: string;
  variables: Record<string, unknown>;
  headers: Record<string, string>;
}

/** Fetches the whole of a list, or of an answer, as the server writes it; answers why it did not, or with nothing. */
export async function fetchWhole({ answer, path, title, variables, headers }: Wanted, ending: 'csv' | 'xlsx', separator: Separator): Promise<string> {
  const name = fileName(title, ending);
  const options = new URLSearchParams({ ...(path !== null && { list: path }), ...(ending === 'csv' && { separator: separatorName(separator) }) });
  const response = await signedFetch(`/exports/${name}?${options}`, {
    method: 'POST',
    headers: { 'Accept-Language': language, ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: answer.query, operationName: answer.operation || null, variables }),
  });
  if (!response.ok) return refusal(response);
  download(await response.blob(), name);
  return '';
}

export function separatorName(separator: Separator): string {
  return separator === ';' ? 'semicolon' : 'comma';
}

async function refusal(response: Response): Promise<string> {
  const { errors } = await response.json().catch(() => ({})) as { errors?: { message: string }[] };
  return errors?.map(({ message }) => message).join(' ') ?? response.statusText;
}

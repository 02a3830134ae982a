import { useGraphiQL } from '@graphiql/react';
import { useCallback } from 'react';
import { language } from './language/language';
import { signedFetch } from './signin/signed';

/** Asks the API something for the workbench itself, with the headers of the open tab. */
export type Ask = <T>(query: string, variables: Record<string, unknown>) => Promise<T>;

/** The headers that the open tab sends, and the language of the page. */
export function useHeaders(): () => Record<string, string> {
  const editor = useGraphiQL((state) => state.headerEditor);
  return useCallback(() => ({ 'Accept-Language': language, ...written(editor?.getValue() ?? '') }), [editor]);
}

export function useAsk(): Ask {
  const headers = useHeaders();
  return useCallback(async <T,>(query: string, variables: Record<string, unknown>) => {
    const response = await signedFetch('/graphql', {
      method: 'POST',
      headers: { ...headers(), 'Content-Type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const answer = await response.json() as { data?: T; errors?: { message: string }[] };
    if (!answer.data) throw new Error(answer.errors?.map((error) => error.message).join(' ') ?? response.statusText);
    return answer.data;
  }, [headers]);
}

function written(text: string): Record<string, string> {
  try {
    return text.trim() ? JSON.parse(text) as Record<string, string> : {};
  } catch {
    return {};
  }
}

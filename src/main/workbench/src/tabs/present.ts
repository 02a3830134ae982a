import { useGraphiQL } from '@graphiql/react';
import { useCallback } from 'react';
import { inLibrary, operationsOf } from '../library/operations';
import { viewOf } from '../results/view';
import { saved } from '../saved/store';
import type { Work } from './work';

/** What the open tab holds at this moment, as the editors have it. */
export function usePresent(): () => Work {
  const query = useGraphiQL((state) => state.queryEditor);
  const variables = useGraphiQL((state) => state.variableEditor);
  return useCallback(() => {
    const text = query?.getValue() ?? '';
    const name = operationsOf(text)[0]?.name?.value ?? '';
    const known = saved().find((own) => own.query === text) ?? inLibrary(name);
    return { title: known?.title ?? name, query: text, variables: variables?.getValue() ?? '', view: viewOf(name) };
  }, [query, variables]);
}

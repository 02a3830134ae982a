import { useGraphiQL } from '@graphiql/react';

/** Whether the editors stand, and what is in them is known. Before that GraphiQL leaves a press of its button without effect and without a word. */
export function useReady(): boolean {
  return useGraphiQL(({ queryEditor, variableEditor, headerEditor, responseEditor }) => Boolean(queryEditor && variableEditor && headerEditor && responseEditor));
}

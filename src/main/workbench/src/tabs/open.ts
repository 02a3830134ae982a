import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { parse } from 'graphql';
import { useCallback, useEffect, useRef } from 'react';
import { operationsOf } from '../library/operations';
import { setView } from '../results/view';
import { lastHeaders } from '../signin/last-user';
import { useReady } from './ready';
import type { Work } from './work';

/** Puts work into a tab, and may run it; before the editors are there, when they are. A tab that holds the same document, or nothing, is used again. */
export function useOpen(): (work: Work, run: boolean) => void {
  const { queryEditor, variableEditor, headerEditor, responseEditor } = useGraphiQL(pick('queryEditor', 'variableEditor', 'headerEditor', 'responseEditor'));
  const actions = useGraphiQLActions();
  const open = useCallback((work: Work, run: boolean) => {
    if (!queryEditor || !variableEditor) return;
    const present = queryEditor.getValue();
    if (present !== work.query) {
      if (present.trim() !== '') {
        actions.addTab();
        // It may be run at once, before anything else would set them.
        const headers = lastHeaders();
        if (headers !== null) headerEditor?.setValue(headers);
      }
      queryEditor.setValue(work.query);
      responseEditor?.setValue('');
    }
    variableEditor.setValue(work.variables);
    const operations = operationsOf(work.query);
    const operationName = operations[0]?.name?.value;
    // GraphiQL itself reads the document a tenth of a second later, and would run the one before.
    if (operations.length > 0) actions.setOperationFacts({ documentAST: parse(work.query), operationName, operations });
    actions.updateActiveTabValues({ query: work.query, variables: work.variables, operationName: operationName ?? null });
    if (work.view) setView(operationName ?? '', work.view);
    if (run) actions.run();
  }, [queryEditor, variableEditor, headerEditor, responseEditor, actions]);
  const ready = useReady();
  const later = useRef<[Work, boolean] | null>(null);
  useEffect(() => {
    if (!ready || !later.current) return;
    const [work, run] = later.current;
    later.current = null;
    open(work, run);
  }, [ready, open]);
  return useCallback((work, run) => {
    if (ready) open(work, run);
    else later.current = [work, run];
  }, [ready, open]);
}

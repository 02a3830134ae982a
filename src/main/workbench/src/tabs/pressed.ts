import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useReady } from './ready';

/**
 * Carries out a press of the run button that came before the editors did, and runs the open tab by Ctrl+Enter wherever the cursor is:
 * GraphiQL listens to it in its editors only. A form has its own button.
 */
export function usePressed(): void {
  const ready = useReady();
  const { run } = useGraphiQLActions();
  const fetching = useGraphiQL((state) => state.isFetching);
  const waiting = useRef(false);
  // Before the first drawing is seen, so that no press is missed.
  useLayoutEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      if (!ready && (target as Element).closest('.graphiql-execute-button')) waiting.current = true;
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      if ((event.target as Element).closest('.monaco-editor, form, [role=dialog]')) return;
      event.preventDefault();
      if (ready) void run();
      else waiting.current = true;
    };
    window.addEventListener('click', onClick, true);
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('click', onClick, true);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [ready, run]);
  useEffect(() => {
    if (!ready || !waiting.current) return;
    waiting.current = false;
    if (!fetching) void run();
  }, [ready, run, fetching]);
}

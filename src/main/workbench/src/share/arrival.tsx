import { pick, useGraphiQL } from '@graphiql/react';
import { useEffect, useRef, useState } from 'react';
import { say } from '../language/language';
import { operationsOf } from '../library/operations';
import { useOpen } from '../tabs/open';
import { takeAnswer } from '../tabs/answer-kept';
import type { Work } from '../tabs/work';
import { readLink } from './link';

/** Opens what a link brought. A single query runs at once; what changes data waits for the reader. */
export function Arrival({ sent }: { sent: Work | null }) {
  const open = useOpen();
  const { queryEditor, variableEditor, responseEditor } = useGraphiQL(pick('queryEditor', 'variableEditor', 'responseEditor'));
  const update = useGraphiQL((state) => state.actions.updateActiveTabValues);
  const ready = Boolean(queryEditor && variableEditor && responseEditor);
  const begun = useRef(false);
  const [waiting, setWaiting] = useState(false);
  useEffect(() => {
    if (!ready) return;
    const arrive = (work: Work) => {
      const readsOnly = isOneQuery(work.query);
      open(work, readsOnly);
      setWaiting(!readsOnly);
    };
    if (!begun.current) {
      begun.current = true;
      const answer = takeAnswer();
      if (sent) arrive(sent);
      else if (answer) {
        const show = () => {
          if (responseEditor!.getValue() !== '') return;
          responseEditor!.setValue(answer);
          update({ response: answer });
        };
        show();
        // On a slow machine GraphiQL may empty the pane once more while it opens its tab.
        setTimeout(show, 500);
      }
    }
    const onHash = async () => {
      const work = await readLink(location.hash);
      if (!work) return;
      history.replaceState(null, '', location.pathname + location.search);
      arrive(work);
    };
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, [ready, open, sent, responseEditor, update]);
  if (!waiting) return null;
  return (
    <div className="wb-arrival" role="status">
      {say('Liên kết này thay đổi dữ liệu. Hãy đọc kỹ trước khi tự chạy.', 'This link changes data. Read it before you run it yourself.')}
      <button type="button" onClick={() => setWaiting(false)}>{say('Đã hiểu', 'Understood')}</button>
    </div>
  );
}

function isOneQuery(text: string): boolean {
  const operations = operationsOf(text);
  return operations.length === 1 && operations[0]!.operation === 'query';
}

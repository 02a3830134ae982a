import { Dialog, ToolbarButton } from '@graphiql/react';
import { useState } from 'react';
import { SaveIcon } from '../icons';
import { say } from '../language/language';
import { usePresent } from '../tabs/present';
import { save } from './store';

/** A button that keeps the open tab's question among the reader's own. */
export function SaveButton() {
  const present = usePresent();
  const [title, setTitle] = useState<string | null>(null);
  const label = say('Lưu câu hỏi này', 'Save this query');
  const done = (event: React.FormEvent) => {
    event.preventDefault();
    if (!title?.trim()) return;
    save({ ...present(), title: title.trim() });
    setTitle(null);
  };
  return (
    <>
      <ToolbarButton label={label} onClick={() => setTitle(present().title)}><SaveIcon className="graphiql-toolbar-icon" /></ToolbarButton>
      <Dialog open={title !== null} onOpenChange={(open) => { if (!open) setTitle(null); }}>
        <form className="wb-dialog" onSubmit={done}>
          <div className="wb-dialog-head">
            <Dialog.Title>{label}</Dialog.Title>
            <Dialog.Close />
          </div>
          <Dialog.Description>
            {say('Lưu trong trình duyệt này, cùng các biến và cách xem. Tên đã có thì được thay.',
              'Kept in this browser, with its variables and the view. A title that is there already is replaced.')}
          </Dialog.Description>
          <input autoFocus aria-label={say('Tên', 'Title')} value={title ?? ''} onChange={(event) => setTitle(event.target.value)} />
          <div className="wb-actions"><button type="submit" className="wb-primary">{say('Lưu', 'Save')}</button></div>
        </form>
      </Dialog>
    </>
  );
}

import { useState } from 'react';
import { RemoveIcon, RenameIcon } from '../icons';
import { say } from '../language/language';
import { plain } from '../language/words';
import { remove, rename, useSaved, type Saved } from './store';

interface Props {
  words: string;
  onChoose(own: Saved): void;
}

/** The reader's own questions, which only this browser knows. */
export function SavedList({ words, onChoose }: Props) {
  const found = useSaved().filter(({ title }) => plain(title).includes(plain(words).trim()));
  const [renamed, setRenamed] = useState('');
  if (found.length === 0) return null;
  return (
    <section className="wb-group">
      <h3>{say('Của tôi', 'My own')}</h3>
      <ul>
        {found.map((own) => (
          <li key={own.id} className="wb-own">
            {renamed === own.id
              ? <Rename own={own} onDone={() => setRenamed('')} />
              : <button type="button" className="wb-item" onClick={() => onChoose(own)}>{own.title}</button>}
            <button type="button" className="wb-icon" aria-label={say(`Đổi tên ${own.title}`, `Rename ${own.title}`)}
              onClick={() => setRenamed(own.id)}><RenameIcon /></button>
            <button type="button" className="wb-icon" aria-label={say(`Xóa ${own.title}`, `Delete ${own.title}`)}
              onClick={() => { if (confirm(say(`Xóa “${own.title}”?`, `Delete “${own.title}”?`))) remove(own.id); }}><RemoveIcon /></button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rename({ own, onDone }: { own: Saved; onDone(): void }) {
  const [title, setTitle] = useState(own.title);
  return (
    <form className="wb-rename" onSubmit={(event) => { event.preventDefault(); rename(own.id, title); onDone(); }}>
      <input autoFocus aria-label={say('Tên mới', 'New title')} value={title} onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => { if (event.key === 'Escape') onDone(); }} />
      <button type="submit">{say('Lưu', 'Save')}</button>
    </form>
  );
}

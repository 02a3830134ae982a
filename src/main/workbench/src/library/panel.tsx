import { useState } from 'react';
import { say } from '../language/language';
import type { Saved } from '../saved/store';
import { SavedList } from '../saved/list';
import { Detail } from './detail';
import { List } from './list';
import { asOperation, type Operation } from './operations';

/** What was open when the panel was left for another, and what was looked for. */
const left: { chosen: Operation | null; own?: Saved; words: string } = { chosen: null, words: '' };

/** Questions that need only be chosen, and the reader's own. */
export function LibraryPanel() {
  const [chosen, setChosen] = useState(left.chosen);
  const [words, setWords] = useState(left.words);
  const choose = (operation: Operation | null, own?: Saved) => {
    left.chosen = operation;
    left.own = own;
    setChosen(operation);
  };
  if (chosen) return <Detail key={chosen.text} operation={chosen} own={left.own} onBack={() => choose(null)} />;
  return (
    <section className="wb-library" aria-label={say('Thư viện câu hỏi', 'Query library')}>
      <h2 className="wb-title">{say('Thư viện câu hỏi', 'Query library')}</h2>
      <input type="search" className="wb-search" value={words} placeholder={say('Tìm, không cần dấu: dong gop…', 'Search: donors…')}
        aria-label={say('Tìm trong thư viện', 'Search the library')}
        onChange={(event) => { left.words = event.target.value; setWords(event.target.value); }} />
      <SavedList words={words} onChoose={(own) => choose(asOperation(own), own)} />
      <List words={words} onChoose={choose} />
    </section>
  );
}

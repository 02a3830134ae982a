import { useGraphiQL } from '@graphiql/react';
import { keepAnswer } from '../tabs/answer-kept';
import { choose, language, say } from './language';

/** The two languages beside each other; the answer on the screen survives the change. */
export function LanguageSwitch() {
  const response = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.response ?? '');
  const speak = (wanted: 'vi' | 'en') => {
    if (wanted === language) return;
    choose(wanted);
    keepAnswer(response);
    location.reload();
  };
  return (
    <span className="wb-language" role="group" aria-label={say('Ngôn ngữ', 'Language')}>
      <button type="button" lang="vi" aria-pressed={language === 'vi'} title="Tiếng Việt" onClick={() => speak('vi')}>VI</button>
      <button type="button" lang="en" aria-pressed={language === 'en'} title="English" onClick={() => speak('en')}>EN</button>
    </span>
  );
}

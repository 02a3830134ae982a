import { useEffect, useState } from 'react';
import { WideIcon } from '../icons';
import { keep, kept } from '../kept';
import { say } from '../language/language';
import type { Answer } from './answer';
import type { List } from './column';
import { ReportLink } from './report-link';
import type { Show, View } from './view';

interface Props {
  answer: Answer;
  view: View;
  show: Show;
  list: List | undefined;
  onChange(change: Partial<View>): void;
}

const ways: { show: Show; name: string }[] = [
  { show: 'json', name: 'JSON' },
  { show: 'table', name: say('Bảng', 'Table') },
  { show: 'chart', name: say('Biểu đồ', 'Chart') },
  { show: 'pivot', name: say('Bảng chéo', 'Pivot') },
];

/** Chooses the way to look, and the list to look at. */
export function Bar({ answer, view, show, list, onChange }: Props) {
  const possible = answer.lists.length > 0 || answer.text === '';
  const step = (event: React.KeyboardEvent) => {
    const to = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!to || !possible) return;
    const next = ways[(ways.findIndex((way) => way.show === show) + to + ways.length) % ways.length]!.show;
    onChange({ show: next });
    document.getElementById(`wb-tab-${next}`)?.focus();
  };
  return (
    <div className="wb-bar">
      <div role="tablist" aria-label={say('Cách xem', 'View')} onKeyDown={step}>
        {ways.map((way) => (
          <button key={way.show} id={`wb-tab-${way.show}`} type="button" role="tab" aria-selected={way.show === show} tabIndex={way.show === show ? 0 : -1}
            aria-controls={way.show === show && show !== 'json' && list ? 'wb-view' : undefined}
            disabled={!possible && way.show !== 'json'} onClick={() => onChange({ show: way.show })}>{way.name}</button>
        ))}
      </div>
      {show !== 'json' && answer.lists.length > 1 && list && (
        <select aria-label={say('Danh sách', 'List')} value={list.path} onChange={(event) => onChange({ ...view, show, list: event.target.value })}>
          {answer.lists.map(({ path, heading, rows }) => <option key={path} value={path}>{heading} ({rows.length})</option>)}
        </select>
      )}
      {answer.text !== '' && <ReportLink variables={answer.variables} />}
      <Wide />
    </div>
  );
}

const KEY = 'khuyenhoc:wide';

/** Gives the answer the room of the editors. */
function Wide() {
  const [wide, setWide] = useState(() => kept<boolean>(KEY) === true);
  const label = say('Ẩn phần soạn câu hỏi', 'Hide the editors');
  useEffect(() => {
    document.documentElement.toggleAttribute('data-wide', wide);
    keep(KEY, wide);
  }, [wide]);
  return (
    <button type="button" className="wb-wide" aria-pressed={wide} title={label} aria-label={label} onClick={() => setWide(!wide)}><WideIcon /></button>
  );
}

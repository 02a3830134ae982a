import { lazy, Suspense } from 'react';
import { say } from '../language/language';
import { useInSight } from '../tabs/in-sight';
import { listIn, useAnswer } from './answer';
import { Bar } from './bar';
import { Pivot } from './pivot/pivot';
import { Table } from './table/table';
import { useView } from './view';

const Chart = lazy(() => import('./chart/chart'));

/** The answer of the open tab: as it came, as a table, drawn, or crossed. GraphiQL's own pane holds it as it came. */
export function Results() {
  useInSight();
  const answer = useAnswer();
  const [view, change] = useView(answer.operation);
  const show = answer.lists.length > 0 ? view.show : 'json';
  const list = listIn(answer.lists, view.list, show === 'chart' || show === 'pivot');
  const given = { answer, list: list!, view, onChange: change };
  return (
    <section className="wb-results" data-show={show} aria-label={say('Kết quả', 'Results')}>
      <Bar answer={answer} view={view} show={show} list={list} onChange={change} />
      {answer.text === '' && <p className="wb-hint" role="status">{answer.waiting ? say('Đang chạy…', 'Running…') : say('Chọn một câu hỏi trong thư viện, hoặc bấm nút chạy.', 'Choose a query in the library, or press the run button.')}</p>}
      {show !== 'json' && answer.errors.length > 0 && (
        <ul className="wb-errors" role="alert">{answer.errors.map((error, index) => <li key={index}>{error}</li>)}</ul>
      )}
      {show !== 'json' && list && (
        <div className="wb-view" role="tabpanel" id="wb-view" aria-labelledby={`wb-tab-${show}`}>
          <Suspense fallback={<p role="status">{say('Đang tải biểu đồ…', 'Loading the chart…')}</p>}>
            {show === 'table' && <Table key={`${answer.operation} ${list.path}`} {...given} />}
            {show === 'chart' && <Chart key={list.path} {...given} />}
            {show === 'pivot' && <Pivot key={list.path} {...given} />}
          </Suspense>
        </div>
      )}
    </section>
  );
}

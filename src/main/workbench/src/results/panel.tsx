import { say } from '../language/language';
import { useInSight } from '../tabs/in-sight';
import { usePressed } from '../tabs/pressed';
import { listIn, useAnswer } from './answer';
import { Bar } from './bar';
import { Chart } from './chart/chart';
import { Pivot } from './pivot/pivot';
import { Table } from './table/table';
import { useView } from './view';

/** The answer of the open tab: as it came, as a table, drawn, or crossed. GraphiQL's own pane holds it as it came. */
export function Results() {
  useInSight();
  usePressed();
  const answer = useAnswer();
  const [view, change] = useView(answer.operation);
  // What makes no table is shown as it came; before there is an answer, the way to look at it can be chosen.
  const show = answer.lists.length > 0 || answer.text === '' ? view.show : 'json';
  const list = listIn(answer.lists, view.list, show === 'chart' || show === 'pivot');
  const given = { answer, list: list!, view, onChange: change };
  return (
    <section className="wb-results" data-show={show} aria-label={say('Kết quả', 'Results')}>
      <Bar answer={answer} view={view} show={show} list={list} onChange={change} />
      {answer.text === '' && (
        <p className="wb-hint" role="status">
          {answer.waiting ? say('Đang chạy…', 'Running…')
            : say('Chọn một câu hỏi trong thư viện, hoặc bấm nút chạy.', 'Choose a query in the library, or press the run button.')}
        </p>
      )}
      {show !== 'json' && answer.errors.length > 0 && (
        <ul className="wb-errors" role="alert">{answer.errors.map((error, index) => <li key={index}>{error}</li>)}</ul>
      )}
      {show !== 'json' && list && (
        <div className="wb-view" role="tabpanel" id="wb-view" aria-labelledby={`wb-tab-${show}`}>
          {show === 'table' && <Table key={`${answer.operation} ${list.path}`} {...given} />}
          {show === 'chart' && <Chart {...given} />}
          {show === 'pivot' && <Pivot {...given} />}
        </div>
      )}
    </section>
  );
}

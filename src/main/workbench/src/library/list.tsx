import { say } from '../language/language';
import { inOrder, moduleName } from './modules';
import type { Operation } from './operations';
import { find } from './search';

interface Props {
  words: string;
  onChoose(operation: Operation): void;
}

/** The operations that were looked for, under their modules; that of the best comes first. */
export function List({ words, onChoose }: Props) {
  const found = find(words);
  return (
    <>
      <p className="wb-count" role="status">
        {found.length > 0 ? say(`${found.length} câu hỏi và thao tác`, `${found.length} queries and actions`)
          : say('Không có câu hỏi nào như vậy.', 'There is no such query.')}
      </p>
      {(words.trim() ? [...new Set(found.map(({ module }) => module))] : inOrder(found.map(({ module }) => module))).map((module) => (
        <section key={module} className="wb-group">
          <h3>{moduleName(module)}</h3>
          <ul>
            {found.filter((operation) => operation.module === module).map((operation) => (
              <li key={operation.name}><Item operation={operation} onChoose={onChoose} /></li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Item({ operation, onChoose }: { operation: Operation; onChoose(operation: Operation): void }) {
  return (
    <button type="button" className="wb-item" onClick={() => onChoose(operation)}>
      <span>{operation.title}</span>
      {operation.kind === 'mutation' && <ChangesData />}
    </button>
  );
}

/** Said beside whatever does more than look. */
export function ChangesData() {
  return <span className="wb-changes">{say('thay đổi dữ liệu', 'changes data')}</span>;
}

import { ChevronLeftIcon } from '@graphiql/react';
import { Form } from '../form/form';
import { say } from '../language/language';
import { useOpen } from '../tabs/open';
import type { Work } from '../tabs/work';
import { ChangesData } from './list';
import type { Operation } from './operations';

interface Props {
  operation: Operation;
  own?: Work;
  onBack(): void;
}

/** An operation with what it needs to know. */
export function Detail({ operation, own, onBack }: Props) {
  const open = useOpen();
  return (
    <section className="wb-library" aria-label={operation.title}>
      <button type="button" className="wb-back" onClick={onBack} autoFocus><ChevronLeftIcon aria-hidden="true" />{say('Thư viện', 'Library')}</button>
      <h2 className="wb-title">{operation.title}</h2>
      {operation.kind === 'mutation' && <ChangesData />}
      {operation.description && <p className="wb-description">{operation.description}</p>}
      <Form operation={operation} given={variablesOf(own)} onOpen={(variables, run) => open({
        title: operation.title, query: operation.text, variables: JSON.stringify(variables, null, 2), ...(own?.view ? { view: own.view } : {}),
      }, run)} />
    </section>
  );
}

function variablesOf(own: Work | undefined): Record<string, unknown> | undefined {
  try {
    return own ? JSON.parse(own.variables || '{}') as Record<string, unknown> : undefined;
  } catch {
    return undefined;
  }
}

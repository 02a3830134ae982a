import { useGraphiQL } from '@graphiql/react';
import { getNamedType, parse, type GraphQLSchema } from 'graphql';
import { useMemo, useRef, useState } from 'react';
import { say } from '../language/language';
import { operationsOf, type Operation } from '../library/operations';
import { dayFor, renewed } from './defaults';
import { Field } from './field';
import { inputsOf, type Input } from './inputs';
import type { Place } from './places';
import { settled } from './settling';
import { tied } from './tied';
import { begin, rememberAll, type Values } from './values';

interface Props {
  operation: Operation;
  given?: Values;
  onOpen(variables: Values, run: boolean): void;
}

/** Asks for an operation's variables, once the schema is there to say what they are. */
export function Form(props: Props) {
  const schema = useGraphiQL((state) => state.schema);
  return schema ? <Fields {...props} schema={schema} /> : <p role="status">{say('Đang tải lược đồ…', 'Loading the schema…')}</p>;
}

function Fields({ operation, given, onOpen, schema }: Props & { schema: GraphQLSchema }) {
  const inputs = useMemo(() => inputsOf(schema, parse(operation.text), operationsOf(operation.text)[0]!), [schema, operation]);
  const [values, setValues] = useState(() => renewed(begin(inputs, given)));
  const form = useRef<HTMLFormElement>(null);
  // Run again as it is, a write is the same write; whoever changes something first means another one.
  const ran = useRef(false);
  const changes = operation.kind === 'mutation';
  const change = (input: Input, value: unknown, place?: Place) => setValues((present) => {
    const { [input.name]: _, ...others } = present;
    const level = place && inputs.find((other) => other.of === input.of && other.name !== input.name && getNamedType(other.type).name === 'UnitLevel');
    const now = { ...others, ...tied(present, input.name, value), ...(value !== undefined && { [input.name]: value }), ...(level && { [level.name]: place.level }) };
    return changes && ran.current ? renewed(now) : now;
  });
  const latest = useRef(values);
  latest.current = values;
  const open = async (run: boolean) => {
    await settled();
    if (run && !form.current?.reportValidity()) return;
    rememberAll(inputs, latest.current);
    ran.current ||= run;
    onOpen(latest.current, run);
  };
  const folded = inputs.filter((input) => !shown(input, given));
  const field = (input: Input) => (
    <Field key={input.name} input={input} value={values[input.name]} day={dayFor(input, values)} onChange={(value, place) => change(input, value, place)} />
  );
  return (
    <form ref={form} noValidate onInvalidCapture={sayWhatIsMissing} onInput={({ target }) => (target as HTMLInputElement).setCustomValidity('')} className="wb-form" onSubmit={(event) => { event.preventDefault(); void open(true); }}>
      {inputs.filter((input) => !folded.includes(input)).map(field)}
      {folded.length > 0 && <details className="wb-more"><summary>{say('Tùy chọn khác', 'More options')}</summary>{folded.map(field)}</details>}
      <div className="wb-actions">
        <button type="submit" className={changes ? 'wb-primary wb-danger' : 'wb-primary'}>
          {changes ? say('Ghi vào hệ thống', 'Write to the system') : say('Chạy', 'Run')}
        </button>
        <button type="button" onClick={() => void open(false)}>{say('Chỉ mở, chưa chạy', 'Only open it')}</button>
      </div>
    </form>
  );
}

/** In the language of the page, which need not be the browser's. */
function sayWhatIsMissing({ target }: React.FormEvent<HTMLFormElement>): void {
  const field = target as unknown as HTMLInputElement;
  if (field.validity.valueMissing) field.setCustomValidity(field.tagName === 'SELECT' ? say('Hãy chọn một mục.', 'Choose one.') : say('Hãy điền ô này.', 'Fill this in.'));
}

/** Pages and filters are for those who look for them. */
function shown(input: Input, given: Values | undefined): boolean {
  return input.required || input.pick !== null || given?.[input.name] !== undefined || getNamedType(input.type).name === 'Date' || !['after', 'first', 'where', 'orderBy', 'having'].includes(input.name);
}

import { getNamedType, getNullableType, isInputObjectType, isListType } from 'graphql';
import { useId } from 'react';
import { say } from '../language/language';
import { Field, type FieldProps } from './field';
import { read } from './plain-field';

/** Several values: plain ones a line each, others each with its own fields. */
export function ListField({ input, value, day, onChange }: FieldProps) {
  const id = useId();
  const type = getNamedType(input.type);
  const items = Array.isArray(value) ? value as unknown[] : [];
  const list = getNullableType(input.type);
  if (!isInputObjectType(type) || !isListType(list)) {
    const lines = (text: string) => text.split('\n').map((line) => read(type.name, line.trim())).filter((item) => item !== undefined);
    return (
      <div className="wb-field">
        <label htmlFor={id} title={input.help}>{input.label} <small>{say('(mỗi dòng một giá trị)', '(one a line)')}</small></label>
        <textarea id={id} rows={3} required={input.required} defaultValue={items.join('\n')}
          onChange={(event) => onChange(event.target.value.trim() === '' && !input.required ? undefined : lines(event.target.value))} />
      </div>
    );
  }
  const change = (now: unknown[]) => onChange(now.length > 0 || input.required ? now : undefined);
  return (
    <fieldset className="wb-list">
      <legend title={input.help}>{input.label}</legend>
      {items.map((item, index) => (
        <div key={index} className="wb-list-item">
          <Field input={{ ...input, type: list.ofType, label: `${index + 1}`, required: true }} value={item} day={day}
            onChange={(now) => change(items.map((each, place) => (place === index ? now : each)))} />
          <button type="button" onClick={() => change(items.filter((_, place) => place !== index))}>{say('Bỏ', 'Remove')}</button>
        </div>
      ))}
      <button type="button" onClick={() => change([...items, {}])}>{say('Thêm', 'Add')}</button>
    </fieldset>
  );
}

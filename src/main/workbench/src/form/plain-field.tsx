import { say } from '../language/language';
import type { Input } from './inputs';

interface Props {
  id: string;
  input: Input;
  type: string;
  value: unknown;
  onChange(value: unknown): void;
}

const whole = ['Int', 'Long', 'VND'];

/** A number, a day, a yes or no, or a text. */
export function PlainField({ id, input, type, value, onChange }: Props) {
  const { required } = input;
  if (type === 'Boolean') {
    return (
      <select id={id} required={required} value={value === undefined ? '' : String(value)} onChange={(event) => onChange(read(type, event.target.value))}>
        <option value="">–</option>
        <option value="true">{say('Có', 'Yes')}</option>
        <option value="false">{say('Không', 'No')}</option>
      </select>
    );
  }
  const kind = whole.includes(type) || type === 'Float' ? 'number' : type === 'Date' ? 'date' : 'text';
  return (
    <input id={id} type={kind} data-type={type} required={required} step={type === 'Float' ? 'any' : undefined} value={value === undefined ? '' : String(value)}
      placeholder={type === 'DateTime' ? '2023-12-31T08:00:00+07:00' : undefined} onChange={(event) => onChange(read(type, event.target.value))} />
  );
}

/** What was typed, as the API takes it; nothing where nothing was typed. */
export function read(type: string, typed: string): unknown {
  if (typed === '') return undefined;
  if (type === 'Boolean') return typed === 'true';
  return whole.includes(type) || type === 'Float' ? Number(typed) : typed;
}

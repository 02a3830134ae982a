import type { GraphQLEnumType } from 'graphql';
import { say } from '../language/language';
import { named } from '../language/words';
import type { Input } from './inputs';

interface Props {
  input: Input;
  type: GraphQLEnumType;
  value: unknown;
  onChange(value: unknown): void;
}

/** One of a kind, by what it is called. */
export function ChoiceField({ id, input, type, value, onChange }: Props & { id: string }) {
  return (
    <select id={id} required={input.required} value={(value as string | undefined) ?? ''} onChange={(event) => onChange(event.target.value || undefined)}>
      <option value="">{input.required ? say('Chọn…', 'Choose…') : '–'}</option>
      {type.getValues().map(({ name, description }) => <option key={name} value={name}>{named(description, name)}</option>)}
    </select>
  );
}

/** Any of a kind. */
export function ChoicesField({ input, type, value, onChange }: Props) {
  const chosen = Array.isArray(value) ? value as string[] : [];
  const toggle = (name: string, on: boolean) => {
    const now = type.getValues().map((each) => each.name).filter((each) => (each === name ? on : chosen.includes(each)));
    onChange(now.length > 0 || input.required ? now : undefined);
  };
  return (
    <fieldset className="wb-choices">
      <legend title={input.help}>{input.label}{input.required && <span aria-hidden="true"> *</span>}</legend>
      {type.getValues().map(({ name, description }) => (
        <label key={name} title={name}>
          <input type="checkbox" checked={chosen.includes(name)} onChange={(event) => toggle(name, event.target.checked)} />
          {named(description, name)}
        </label>
      ))}
    </fieldset>
  );
}

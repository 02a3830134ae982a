import { getNamedType, getNullableType, isEnumType, isInputObjectType, isListType } from 'graphql';
import { useId } from 'react';
import { ChoiceField, ChoicesField } from './choices';
import type { Input } from './inputs';
import { ListField } from './list-field';
import { ObjectField } from './object-field';
import { Picker } from './picker';
import type { Place } from './places';
import { PlainField } from './plain-field';

export interface FieldProps {
  input: Input;
  value: unknown;
  /** The day that the form is about. */
  day: string;
  onChange(value: unknown, place?: Place): void;
}

/** The way of asking that fits a type. */
export function Field({ input, value, day, onChange }: FieldProps) {
  const id = useId();
  const type = getNullableType(input.type);
  const inner = getNamedType(input.type);
  if (isListType(type) && isEnumType(inner)) return <ChoicesField input={input} type={inner} value={value} onChange={onChange} />;
  if (isListType(type)) return <ListField input={input} value={value} day={day} onChange={onChange} />;
  if (isInputObjectType(inner)) return <ObjectField input={input} type={inner} value={value} day={day} onChange={onChange} />;
  const { pick } = input;
  return (
    <div className="wb-field">
      <label htmlFor={id} title={input.help}>{input.label}{input.required && <span aria-hidden="true"> *</span>}</label>
      {pick ? (
        <Picker id={id} pick={pick} day={day} value={value as string | undefined} required={input.required}
          onPick={(place) => onChange(place?.[pick.by], place ?? undefined)} />
      ) : isEnumType(inner) ? (
        <ChoiceField id={id} input={input} type={inner} value={value} onChange={onChange} />
      ) : (
        <PlainField id={id} input={input} type={inner.name} value={value} onChange={onChange} />
      )}
    </div>
  );
}

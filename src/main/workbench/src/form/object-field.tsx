import { getNamedType, isRequiredInputField, type GraphQLInputObjectType } from 'graphql';
import { useState } from 'react';
import { described, named } from '../language/words';
import { Field, type FieldProps } from './field';
import { firstValue, KEY } from './defaults';
import type { Input } from './inputs';
import { pickFor } from './picks';
import type { Place } from './places';

/** The fields of an input. One that may be left out stays folded, because filters hold each other without end. */
export function ObjectField({ input, type, value, day, onChange }: FieldProps & { type: GraphQLInputObjectType }) {
  const [open, setOpen] = useState(input.required || value !== undefined);
  const values = (value ?? {}) as Record<string, unknown>;
  const fields = fieldsOf(type).filter(({ name }) => name !== KEY);
  // What was picked says its own version, which nobody knows by heart.
  const versioned = fields.some(({ name, pick }) => name === 'id' && pick);
  const change = (name: string, now: unknown, place?: Place) => {
    const { [name]: _, ...others } = values;
    const all = { ...others, ...(now !== undefined && { [name]: now }), ...(versioned && name === 'id' && type.getFields().version && { version: place?.version }) };
    onChange(Object.keys(all).length > 0 || input.required ? all : undefined);
  };
  return (
    <details className="wb-object" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary title={input.help}>{input.label}</summary>
      {open && fields.filter(({ name }) => !(versioned && name === 'version')).map((field) => (
        <Field key={field.name} input={field} value={values[field.name]} day={day} onChange={(now, place) => change(field.name, now, place)} />
      ))}
    </details>
  );
}

export function fieldsOf(type: GraphQLInputObjectType): Input[] {
  return Object.values(type.getFields()).map((field) => ({
    name: field.name,
    type: field.type,
    label: named(field.description, field.name),
    help: described(field.description),
    required: isRequiredInputField(field),
    pick: pickFor(type.name, field.name, getNamedType(field.type).name),
    initial: field.defaultValue ?? (isRequiredInputField(field) ? firstValue(getNamedType(field.type).name, field.name) : undefined),
    of: type.name,
  })).sort((a, b) => Number(b.required) - Number(a.required));
}

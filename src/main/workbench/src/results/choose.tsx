import { useId } from 'react';
import { say } from '../language/language';
import { inLibrary } from '../library/operations';
import type { Column, List } from './column';
import type { Aggregate } from './view';

interface Props {
  label: string;
  value: string;
  options: [value: string, name: string][];
  onChange(value: string): void;
}

/** One choice of several, with its name before it. */
export function Choose({ label, value, options, onChange }: Props) {
  const id = useId();
  return (
    <span className="wb-choose">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([each, name]) => <option key={each} value={each}>{name}</option>)}
      </select>
    </span>
  );
}

export const NONE = '';

export function columnsAs(columns: Column[], none = false): [string, string][] {
  return [...(none ? [[NONE, '–'] as [string, string]] : []), ...columns.map(({ path, heading }): [string, string] => [path, heading])];
}

export const aggregates: [Aggregate, string][] = [
  ['sum', say('Tổng', 'Sum')], ['average', say('Trung bình', 'Average')], ['count', say('Số hàng', 'Number of rows')],
];

/** What is drawn or crossed, in words. */
export function titleOf(operation: string, list: List): string {
  return inLibrary(operation)?.title ?? (operation || list.heading);
}

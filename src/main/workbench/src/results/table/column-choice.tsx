import { useEffect, useRef } from 'react';
import { say } from '../../language/language';
import type { Column } from '../column';

interface Props {
  columns: Column[];
  hidden: string[];
  onChange(hidden: string[]): void;
}

/** Which columns to show. */
export function ColumnChoice({ columns, hidden, onChange }: Props) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const away = event instanceof KeyboardEvent ? event.key === 'Escape' : !box.current?.contains(event.target as Node);
      if (away && box.current) box.current.open = false;
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  const toggle = (path: string, on: boolean) => onChange(on ? hidden.filter((each) => each !== path) : [...hidden, path]);
  return (
    <details ref={box} className="wb-menu">
      <summary>{say('Cột', 'Columns')} {columns.length - hidden.length}/{columns.length}</summary>
      <div>
        {columns.map(({ path, heading }) => (
          <label key={path} title={path}>
            <input type="checkbox" checked={!hidden.includes(path)} onChange={(event) => toggle(path, event.target.checked)} />
            {heading}
          </label>
        ))}
      </div>
    </details>
  );
}

import { createContext, useContext, type ComponentProps } from 'react';

interface Moving {
  values: unknown[];
  onReorder(values: unknown[]): void;
}

const Row = createContext<Moving>({ values: [], onReorder: () => {} });
let moved: unknown;

type GroupProps = ComponentProps<'ul'> & Moving & { axis: string };
type ItemProps = ComponentProps<'li'> & { value: unknown; dragElastic: boolean };

function Group({ values, onReorder, axis: _, ...props }: GroupProps) {
  return <Row value={{ values, onReorder }}><ul {...props} /></Row>;
}

/** Dropped on another it takes its place. */
function Item({ value, dragElastic: _, ...props }: ItemProps) {
  const { values, onReorder } = useContext(Row);
  const drop = (event: React.DragEvent) => {
    event.preventDefault();
    const others = values.filter((each) => each !== moved);
    if (moved !== value && others.length < values.length) onReorder([...others.slice(0, values.indexOf(value)), moved, ...others.slice(values.indexOf(value))]);
  };
  return <li {...props} draggable onDragStart={() => { moved = value; }} onDragOver={(event) => event.preventDefault()} onDrop={drop} />;
}

/** What GraphiQL uses of framer-motion, to move its tabs: as the browser does it, without the 45 KB of a library for movements. */
export const Reorder = { Group, Item };

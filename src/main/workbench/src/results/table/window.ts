import { useEffect, useState, type RefObject } from 'react';

/** How high a row is, in pixels; the style sheet says the same. */
export const ROW = 28;
const BEYOND = 15;

/** Which rows are in sight of a box that scrolls, with some beyond its edges. */
export function useWindow(box: RefObject<HTMLDivElement | null>, count: number): [number, number] {
  const [first, setFirst] = useState(0);
  const [fits, setFits] = useState(40);
  useEffect(() => {
    const element = box.current!;
    const onScroll = () => setFirst(Math.floor(element.scrollTop / ROW / BEYOND) * BEYOND);
    const size = new ResizeObserver(() => setFits(Math.ceil(element.clientHeight / ROW)));
    element.addEventListener('scroll', onScroll, { passive: true });
    size.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      size.disconnect();
    };
  }, [box]);
  const from = Math.max(0, Math.min(first, count - fits) - BEYOND);
  return [from, Math.min(count, first + fits + 2 * BEYOND)];
}

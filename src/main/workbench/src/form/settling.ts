const running = new Set<Promise<unknown>>();

/** Keeps a form waiting until something that it begins with, or that follows from a change, is known. */
export function settling<T>(work: Promise<T>): Promise<T> {
  running.add(work);
  const over = () => running.delete(work);
  work.then(over, over);
  return work;
}

/** When nothing is looked up any more. */
export async function settled(): Promise<void> {
  while (running.size > 0) await Promise.allSettled(running);
}

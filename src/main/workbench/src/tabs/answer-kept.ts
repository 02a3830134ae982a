import { keep, kept } from '../kept';

const KEY = 'khuyenhoc:answer';

/** Keeps the answer of the open tab for the page's next loading, in this window only. */
export function keepAnswer(response: string): void {
  keep(KEY, response, sessionStorage);
}

/** The answer that was kept, once. */
export function takeAnswer(): string | null {
  const answer = kept<string>(KEY, sessionStorage);
  sessionStorage.removeItem(KEY);
  return answer;
}

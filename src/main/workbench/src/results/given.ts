import type { Answer } from './answer';
import type { List } from './column';
import type { View } from './view';

/** What every way of looking at an answer is given. */
export interface Given {
  answer: Answer;
  list: List;
  view: View;
  onChange(change: Partial<View>): void;
}

import { say } from '../language/language';
import type { List } from './column';

/** Said wherever something is made of rows that are not all. */
export function OnlyAPage({ list }: { list: List }) {
  if (!list.more) return null;
  return <p className="wb-status"><strong>{say('Chỉ tính trên trang đầu; máy chủ còn hàng nữa.', 'Of one page only; the server has more rows.')}</strong></p>;
}

import { ToolbarButton } from '@graphiql/react';
import { useState } from 'react';
import { say } from '../language/language';
import { usePresent } from '../tabs/present';
import { LinkIcon } from '../icons';
import { LinkDialog } from './link-dialog';
import { linkTo } from './link';

/** A button that makes a link of the open tab. */
export function ShareButton() {
  const present = usePresent();
  const [link, setLink] = useState('');
  const share = async () => setLink(await linkTo(present()));
  const label = say('Chia sẻ bằng liên kết', 'Share as a link');
  return (
    <>
      <ToolbarButton label={label} onClick={() => void share()}><LinkIcon className="graphiql-toolbar-icon" /></ToolbarButton>
      <LinkDialog title={label} link={link} onClose={() => setLink('')}
        description={say('Người nhận thấy câu hỏi, các biến và cách xem; không có mã truy cập nào đi kèm.',
          'Whoever opens it sees the query, its variables and the view; no token goes with it.')} />
    </>
  );
}

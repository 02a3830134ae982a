import { Dialog, ToolbarButton } from '@graphiql/react';
import { useState } from 'react';
import { say } from '../language/language';
import { usePresent } from '../tabs/present';
import { LinkIcon } from '../icons';
import { linkTo } from './link';

/** A button that makes a link of the open tab, and shows it to be copied where the browser does not copy by itself. */
export function ShareButton() {
  const present = usePresent();
  const [link, setLink] = useState('');
  const [copied, setCopied] = useState(false);
  const share = async () => {
    const made = await linkTo(present());
    setLink(made);
    setCopied(await navigator.clipboard?.writeText(made).then(() => true, () => false) ?? false);
  };
  const label = say('Chia sẻ bằng liên kết', 'Share as a link');
  return (
    <>
      <ToolbarButton label={label} onClick={() => void share()}><LinkIcon className="graphiql-toolbar-icon" /></ToolbarButton>
      <Dialog open={link !== ''} onOpenChange={(open) => { if (!open) setLink(''); }}>
        <div className="wb-dialog">
          <div className="wb-dialog-head">
            <Dialog.Title>{label}</Dialog.Title>
            <Dialog.Close />
          </div>
          <Dialog.Description>
            {say('Người nhận thấy câu hỏi, các biến và cách xem; không có mã truy cập nào đi kèm.',
              'Whoever opens it sees the query, its variables and the view; no token goes with it.')}
          </Dialog.Description>
          <input readOnly aria-label={say('Liên kết', 'Link')} value={link} onFocus={(event) => event.target.select()} />
          <p role="status">
            {copied ? say('Đã chép vào bảng nhớ tạm.', 'Copied to the clipboard.') : say('Bấm Ctrl+C để chép.', 'Press Ctrl+C to copy it.')}
          </p>
        </div>
      </Dialog>
    </>
  );
}

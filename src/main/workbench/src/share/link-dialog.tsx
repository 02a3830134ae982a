import { Dialog } from '@graphiql/react';
import { useEffect, useState } from 'react';
import { say } from '../language/language';

interface Props {
  title: string;
  description: string;
  /** Empty while there is nothing to show. */
  link: string;
  onClose(): void;
}

/** Copies a link, and shows it to be copied where the browser does not copy by itself. */
export function LinkDialog({ title, description, link, onClose }: Props) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    setCopied(false);
    if (link) navigator.clipboard?.writeText(link).then(() => setCopied(true), () => undefined);
  }, [link]);
  return (
    <Dialog open={link !== ''} onOpenChange={(open) => { if (!open) onClose(); }}>
      <div className="wb-dialog">
        <div className="wb-dialog-head">
          <Dialog.Title>{title}</Dialog.Title>
          <Dialog.Close />
        </div>
        <Dialog.Description>{description}</Dialog.Description>
        <input readOnly aria-label={say('Liên kết', 'Link')} value={link} onFocus={(event) => event.target.select()} />
        <p role="status">
          {copied ? say('Đã chép vào bảng nhớ tạm.', 'Copied to the clipboard.') : say('Bấm Ctrl+C để chép.', 'Press Ctrl+C to copy it.')}
        </p>
      </div>
    </Dialog>
  );
}

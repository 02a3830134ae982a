import { useState } from 'react';
import { say } from '../../language/language';
import { LinkDialog } from '../../share/link-dialog';

interface Props {
  /** The address of a file; null where there is none. */
  xlsx: string | null;
  csv: string | null;
}

/** Addresses of the whole list, for spreadsheets that ask it themselves. */
export function Sources({ xlsx, csv }: Props) {
  const [link, setLink] = useState('');
  if (xlsx === null || csv === null) return null;
  return (
    <>
      <button type="button" onClick={() => setLink(xlsx)}>{say('Liên kết Excel', 'Link for Excel')}</button>
      <button type="button" onClick={() => setLink(csv)}>{say('Liên kết CSV', 'Link for CSV')}</button>
      <LinkDialog title={say('Liên kết tới cả danh sách', 'Link to the whole list')} link={link} onClose={() => setLink('')}
        description={say('Excel và Power BI lấy được danh sách từ địa chỉ này (Từ Web) và tải lại khi cần. Không có mã truy cập đi kèm: ai không đăng nhập thì thấy như công chúng.',
          'Excel and Power BI can take the list from this address (From Web), and again when they like. No token goes along: who does not sign in sees what the public may.')} />
    </>
  );
}

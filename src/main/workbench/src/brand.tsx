import { Cost } from './cost';
import { say } from './language/language';
import { LanguageSwitch } from './language/switch';
import { servesSample } from './sample';

/** Whose workbench this is, where GraphiQL would show its own name. */
export function Brand() {
  return (
    <span className="brand">
      <strong>Khuyến Học</strong>
      <LanguageSwitch />
      {servesSample() ? <SampleNotice /> : <span className="brand-note">{say('Tra cứu số liệu', 'Ask the figures')}</span>}
      <Cost />
    </span>
  );
}

/** People, donors and single amounts of the sample are invented; a narrow window still says that it is a sample. */
function SampleNotice() {
  return (
    <span className="brand-note">
      {say('Dữ liệu mẫu', 'Sample data')}
      <span className="brand-detail">{say(': người, nhà tài trợ và từng khoản tiền là giả định', ': people, donors and single amounts are invented')}</span>
    </span>
  );
}

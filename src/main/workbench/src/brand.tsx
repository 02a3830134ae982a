import { Cost } from './cost';
import { say } from './language/language';
import { LanguageSwitch } from './language/switch';
import { servesSample } from './sample';
import { SignInButton } from './signin/button';
import { Who } from './signin/who';

/** Whose workbench this is, where GraphiQL would show its own name. */
export function Brand() {
  return (
    <span className="brand">
      <strong>Khuyến Học</strong>
      <LanguageSwitch />
      {servesSample() ? <SampleNotice /> : <span className="brand-note">{say('Tra cứu số liệu', 'Ask the figures')}</span>}
      <Who />
      <SignInButton />
      <Cost />
    </span>
  );
}

/** People, donors and single amounts of the sample are invented; a narrow window still says that it is a sample. */
function SampleNotice() {
  const detail = say(': người, nhà tài trợ và từng khoản tiền là giả định', ': people, donors and single amounts are invented');
  const sample = say('Dữ liệu mẫu', 'Sample data');
  return <span className="brand-note" title={sample + detail}>{sample}<span className="brand-detail">{detail}</span></span>;
}

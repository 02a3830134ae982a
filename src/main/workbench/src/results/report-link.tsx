import { say } from '../language/language';

/** Leads from what was asked of an organization's year to the page that is printed of it. */
export function ReportLink({ variables }: { variables: string }) {
  const address = addressOf(variables);
  if (!address) return null;
  return (
    <a className="wb-report" href={address} target="_blank" rel="noopener"
      title={say('Trang tổng kết năm để in, như công chúng thấy', 'The year in review as a page to print, as the public sees it')}>
      {say('Trang tổng kết', 'Report page')}
    </a>
  );
}

function addressOf(variables: string): string | null {
  try {
    const { province, organization, year } = JSON.parse(variables) as Record<string, unknown>;
    const code = province ?? organization;
    return typeof code === 'string' && typeof year === 'number' ? `/reports/${encodeURIComponent(code)}/${year}` : null;
  } catch {
    return null;
  }
}

/** Whose workbench this is, where GraphiQL would show its own name. */
export function Brand() {
  return (
    <span className="brand">
      <strong>Khuyến Học</strong>
      <span className="brand-note">{sampleNotice() ?? 'Tra cứu số liệu'}</span>
    </span>
  );
}

/** People, donors and single amounts of the sample are invented; the server says whether it shows the sample. */
function sampleNotice(): string | undefined {
  const served = document.querySelector('meta[name="khuyenhoc-sample"]')?.getAttribute('content') === 'true';
  return served ? 'Dữ liệu mẫu: người, nhà tài trợ và từng khoản tiền là giả định | Sample data' : undefined;
}

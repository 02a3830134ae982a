/** Whose workbench this is, where GraphiQL would show its own name. */
export function Brand() {
  return (
    <span className="brand">
      <strong>Khuyến Học</strong>
      {servesSample() ? <SampleNotice /> : <span className="brand-note">Tra cứu số liệu</span>}
    </span>
  );
}

/** People, donors and single amounts of the sample are invented; a narrow window still says that it is a sample. */
function SampleNotice() {
  return (
    <span className="brand-note">
      Dữ liệu mẫu<span className="brand-detail">: người, nhà tài trợ và từng khoản tiền là giả định | Sample data</span>
    </span>
  );
}

function servesSample(): boolean {
  return document.querySelector('meta[name="khuyenhoc-sample"]')?.getAttribute('content') === 'true';
}

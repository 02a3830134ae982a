/** Whether people, donors and single amounts are invented. */
export function servesSample(): boolean {
  return document.querySelector('meta[name="khuyenhoc-sample"]')?.getAttribute('content') === 'true';
}

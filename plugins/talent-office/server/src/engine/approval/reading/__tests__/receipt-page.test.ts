import { receiptPage } from '../receipt-page';

describe('a receipt as a page', () => {
  it('shows what people typed as text, wherever it stands', () => {
    const hostile = '</td><script>alert(1)</script><img src=x onerror="alert(1)">\'&';
    const page = receiptPage({
      language: 'zh',
      unit: hostile,
      title: hostile,
      lines: [{ label: hostile, values: [hostile, hostile] }],
      note: hostile,
      seal: hostile,
      day: '2026-03-02',
    });
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
    expect(page.match(/&lt;script&gt;/g)).toHaveLength(8);
    expect(page).toContain('<html lang="zh-Hans">');
  });
});

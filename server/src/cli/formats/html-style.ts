/** Everything is in the page itself: it opens without a network, and prints on A4. */
export const STYLE = `
:root{--error:#b3261e;--warning:#8a5a00;--info:#1f5fa8;--hint:#5f6368;--line:#c9ccd1;--soft:#f4f5f7}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1080px;padding:24px;color:#1c1d1f;background:#fff;
font:15px/1.65 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC","WenQuanYi Micro Hei",sans-serif}
h1{font-size:24px;margin:0 0 4px}h2{font-size:19px;margin:32px 0 8px;border-bottom:2px solid var(--line);padding-bottom:4px}
h3{font-size:17px;margin:24px 0 6px}h4{font-size:15px;margin:16px 0 4px}
p{margin:4px 0}.quiet{color:var(--hint);font-size:13px}
table{border-collapse:collapse;width:100%;margin:6px 0 10px}
th,td{border:1px solid var(--line);padding:4px 7px;vertical-align:top;text-align:left;overflow-wrap:anywhere}
thead th{background:var(--soft)}tr{break-inside:avoid}
.grid td{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.grid th{font-weight:normal}.grid .group{background:var(--soft);font-weight:bold}
.grid tbody th{text-align:left}.in1{padding-left:22px}.in2{padding-left:38px}
.list td:nth-child(-n+2),.list th:nth-child(-n+2){white-space:nowrap}
.bad{background:#fbd9d7;color:var(--error);font-weight:bold;outline:2px solid var(--error);outline-offset:-2px}
.bad.warning{background:#fdebc8;color:var(--warning);outline-color:var(--warning)}
.bad.info,.bad.hint{background:#dcebfb;color:var(--info);outline-color:var(--info)}
.also{background:#fff6cf}.none{color:var(--hint)}
sup{font-size:11px;margin-left:2px}sup a{color:inherit}
.error{color:var(--error)}.warning{color:var(--warning)}.info{color:var(--info)}.hint{color:var(--hint)}
.tiles{display:flex;flex-wrap:wrap;gap:10px;margin:10px 0}
.tile{border:1px solid var(--line);border-radius:6px;padding:8px 14px;min-width:104px}
.tile b{display:block;font-size:22px;line-height:1.3}
.charts{display:flex;flex-wrap:wrap;gap:24px}.charts figure{margin:8px 0;flex:1 1 440px}
figcaption{font-weight:bold;margin-bottom:4px}svg{max-width:100%;height:auto}svg text{font-size:13px;fill:#1c1d1f}
.report{break-before:page}.report.short{break-before:auto}
.sign{display:flex;flex-wrap:wrap;gap:28px;margin:48px 0 12px}
.sign span{flex:1 1 180px;border-bottom:1px solid #1c1d1f;padding:0 0 26px}
@page{size:A4;margin:16mm 14mm}
@media print{body{padding:0;font-size:11px;max-width:none}a{color:inherit;text-decoration:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`;

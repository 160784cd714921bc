#include "adapters/formats/html/report_style.hpp"

namespace maex::html {

// Colours have a contrast of at least 4.5 on their backgrounds, light and dark. The dark scheme is only for screens,
// because paper is white. A wide table scrolls in its own box, so that the page itself never scrolls sideways. Pictures
// have their own colours and stay on white.
const std::string_view report_style = R"css(
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#4d5661;--ground:#fff;--line:#c3cad2;--rule:#2a6f97;--panel:#eef3f7;--accent:#0b4f8a}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e8ebee;--soft:#b3bcc6;--ground:#14181c;--line:#46505a;--rule:#7fb8d8;--panel:#1d2329;--accent:#8ec7ff}}
*{box-sizing:border-box}
body{margin:0;font:1rem/1.55 "Noto Sans","Segoe UI",system-ui,sans-serif;color:var(--ink);background:var(--ground)}
main{margin:0 auto;padding:1.25rem 1rem 3rem;max-width:50rem}
.letterhead{margin:0 auto;padding:1rem 1rem 0;max-width:50rem}.letterhead img,.letterhead svg{max-width:100%;height:auto}
h1,h2,h3,h4,h5,h6{line-height:1.25;overflow-wrap:anywhere;break-after:avoid;color:var(--accent)}
h1{font-size:1.75rem;margin:.5rem 0 1rem;padding-bottom:.4rem;border-bottom:3px solid var(--rule)}h2{font-size:1.3rem;margin:2rem 0 .6rem}h3{font-size:1.1rem;margin:1.5rem 0 .5rem}h4,h5,h6{font-size:1rem;margin:1.2rem 0 .4rem}
p{margin:.6rem 0;overflow-wrap:anywhere}.lead{font-size:1.1rem;color:var(--soft)}.note{font-size:.875rem;color:var(--soft)}p.caption{font-weight:600;margin-bottom:.4rem;break-after:avoid}
ul{margin:.6rem 0;padding-left:1.4rem}li{margin:.25rem 0;overflow-wrap:anywhere}
.scroll{overflow-x:auto;margin:1.2rem 0}.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.2rem 0 .5rem;caption-side:top}
th,td{padding:.35rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
thead{display:table-header-group}thead th{background:var(--panel);border-bottom:2px solid var(--rule);vertical-align:bottom}
tbody th{font-weight:400}th[scope=row].heading{font-weight:600}.title{font-weight:700;font-size:1.1em}.total{font-weight:700;border-top:2px solid var(--rule)}td.note{font-style:italic;color:var(--soft)}
.number{text-align:right;white-space:nowrap}thead .number{white-space:normal}
.day{mso-number-format:"dd\.mm\.yyyy";white-space:nowrap}
figure{margin:1.2rem 0;padding:.5rem;background:#fff;border:1px solid var(--line);border-radius:.3rem;break-inside:avoid}figure svg{display:block;max-width:100%;height:auto;margin:0 auto}
@media(max-width:30rem){main{padding:1rem .75rem 2rem}h1{font-size:1.4rem}h2{font-size:1.15rem}th,td{padding:.3rem .45rem}}
@page{size:A4;margin:20mm 18mm}
@media print{body{font-size:10.5pt;color:#000;background:#fff}main,.letterhead{max-width:none;padding:0}.scroll{overflow:visible}tr{break-inside:avoid}h1,h2,h3{color:#000}figure{border:0;padding:0}p{orphans:3;widows:3}}
)css";

}  // namespace maex::html

#include "core/report/html_parts.hpp"

namespace maex::html {

// Colours keep a contrast of 4.5 and more on their grounds, light and dark; severities have words beside colours.
const std::string_view style = R"css(
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#4d5661;--ground:#fff;--line:#c9d0d8;--panel:#f4f6f8;--error:#a4161a;--warning:#7a4b00;--info:#0b4f8a;--bar:#2a6f97}
@media(prefers-color-scheme:dark){:root{--ink:#e8ebee;--soft:#b3bcc6;--ground:#14181c;--line:#3b434c;--panel:#1d2329;--error:#ff9a9a;--warning:#f2c36b;--info:#8ec7ff;--bar:#7fb8d8}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:72rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground)}
h1{font-size:1.5rem;margin:.5rem 0}h2{font-size:1.2rem;margin:2rem 0 .5rem;overflow-wrap:anywhere}h3{font-size:1rem;margin:1.2rem 0 .3rem}
p{margin:.4rem 0}.soft{color:var(--soft)}
a{color:var(--info)}a:focus-visible,summary:focus-visible,input:focus-visible{outline:3px solid var(--info);outline-offset:2px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.5rem 0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.6rem;margin:1rem 0}
.card{background:var(--panel);border:1px solid var(--line);border-radius:.4rem;padding:.6rem}.card b{display:block;font-size:1.6rem;line-height:1.2}
.pictures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:1rem}
figure{margin:0;background:var(--panel);border:1px solid var(--line);border-radius:.4rem;padding:.6rem}figcaption{font-weight:600;margin-bottom:.4rem}
svg{width:100%;height:auto;display:block}svg text{fill:var(--ink);font:12px system-ui,sans-serif}.bar{fill:var(--bar)}.dot{fill:var(--bar);fill-opacity:.65;stroke:var(--ink)}
fieldset{border:1px solid var(--line);border-radius:.4rem;margin:1rem 0;padding:.4rem .8rem}label{margin-right:1rem;white-space:nowrap}
article{border:1px solid var(--line);border-left-width:.4rem;border-radius:.4rem;padding:.5rem .8rem;margin:.6rem 0;overflow-wrap:anywhere}
article.error{border-left-color:var(--error)}article.warning{border-left-color:var(--warning)}article.info{border-left-color:var(--info)}
.error .mark{color:var(--error)}.warning .mark{color:var(--warning)}.info .mark{color:var(--info)}.mark{font-weight:700}
code{font-family:ui-monospace,monospace}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;border-bottom:1px solid var(--line);padding:.25rem .5rem;overflow-wrap:anywhere}
.scroll{overflow-x:auto}
body:has(#hide-error:checked) article.error,body:has(#hide-warning:checked) article.warning,body:has(#hide-info:checked) article.info{display:none}
@media print{fieldset{display:none}body{max-width:none;color:#000;background:#fff}article{break-inside:avoid}}
)css";

}  // namespace maex::html

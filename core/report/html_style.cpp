#include "core/report/html_parts.hpp"

namespace maex::html {

// Colours have a contrast of at least 4.5 on their backgrounds, light and dark (a test computes it). Severities have
// words in addition to colours. The dark scheme is only for screens, because paper is white.
const std::string_view style = R"css(
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#4d5661;--ground:#fff;--line:#7b8591;--panel:#f4f6f8;--tint:#d5e5ef;--error:#a4161a;--warning:#7a4b00;--info:#0b4f8a;--bar:#2a6f97}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e8ebee;--soft:#b3bcc6;--ground:#14181c;--line:#6d7884;--panel:#1d2329;--tint:#25404f;--error:#ff9a9a;--warning:#f2c36b;--info:#8ec7ff;--bar:#7fb8d8}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:72rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground)}
h1{font-size:1.5rem;margin:.5rem 0}h2{font-size:1.2rem;margin:2rem 0 .5rem;overflow-wrap:anywhere}h3{font-size:1rem;margin:1.2rem 0 .3rem;overflow-wrap:anywhere}
p{margin:.4rem 0}.soft{color:var(--soft)}nav li,.place{overflow-wrap:anywhere}
a{color:var(--info)}a:focus-visible,summary:focus-visible,input:focus-visible,.scroll:focus-visible{outline:3px solid var(--info);outline-offset:2px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.5rem 0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
dl.wide{grid-template-columns:1fr}dl.wide dd{margin:0 0 .4rem 1rem}dl.wide code{display:inline-block;margin-right:.8rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.6rem;margin:1rem 0}
.card{background:var(--panel);border:1px solid var(--line);border-radius:.4rem;padding:.6rem;hyphens:auto;overflow-wrap:break-word}.card b{display:block;white-space:nowrap;font-size:1.5rem;line-height:1.2}
.verdict{background:var(--panel);border:1px solid var(--line);border-radius:.4rem;padding:.4rem .8rem;margin:.6rem 0;overflow-wrap:anywhere}.verdict ol{margin:.3rem 0;padding-left:1.4rem}
.pictures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,21rem),1fr));gap:1rem;align-items:start}
figure{margin:0;background:var(--panel);border:1px solid var(--line);border-radius:.4rem;padding:.6rem;min-width:0}figcaption,.calendar caption{font-weight:600;margin-bottom:.4rem}
svg{width:100%;max-width:26rem;height:auto;display:block}svg text{fill:var(--ink);font:13px system-ui,sans-serif}.end{text-anchor:end}.name{paint-order:stroke;stroke:var(--panel);stroke-width:3px}
.bar{fill:var(--bar)}.dot{fill:var(--bar);stroke:var(--panel)}.spot{fill:var(--line)}
fieldset{border:1px solid var(--line);border-radius:.4rem;margin:1rem 0;padding:.4rem .8rem;min-width:0}
label{display:inline-block;margin-right:1rem;padding:.25rem 0;overflow-wrap:anywhere}input{width:1.1rem;height:1.1rem;vertical-align:-.15rem}summary{padding:.25rem 0}
article{border:1px solid var(--line);border-left-width:.4rem;border-radius:.4rem;padding:.5rem .8rem;margin:.6rem 0;overflow-wrap:anywhere}
article.error{border-left-color:var(--error)}article.warning{border-left-color:var(--warning)}article.info{border-left-color:var(--info)}
.error .mark{color:var(--error)}.warning .mark{color:var(--warning)}.info .mark{color:var(--info)}.mark{font-weight:700}
code{font-family:ui-monospace,monospace}table{border-collapse:collapse;width:100%}caption{text-align:left}
th,td{text-align:left;vertical-align:top;border-bottom:1px solid var(--line);padding:.25rem .5rem}tbody th{font-weight:400}.number{text-align:right}
.scroll{overflow-x:auto}.calendar table{font-size:.75rem}.calendar th,.calendar td{text-align:right;white-space:nowrap;padding:.1rem .15rem}
.calendar td{background:linear-gradient(to top,var(--tint) var(--n,0%),transparent var(--n,0%));print-color-adjust:exact}
body:has(#hide-error:checked) article.error,body:has(#hide-warning:checked) article.warning,body:has(#hide-info:checked) article.info{display:none}
@supports not selector(:has(a)){fieldset{display:none}}
@media(max-width:30rem){.calendar{padding:.3rem}.calendar table{font-size:.66rem}dl{grid-template-columns:1fr;gap:0}dd{margin:0 0 .4rem}}
@media print{fieldset,nav{display:none}body{max-width:none;padding:0;font-size:.8rem;color:#000;background:#fff}h2,h3{break-after:avoid}article,figure,tr{break-inside:avoid}.cards{grid-template-columns:repeat(5,1fr)}.pictures{grid-template-columns:1fr 1fr}.calendar{grid-column:1/-1}.scroll{overflow:visible}}
)css";

}  // namespace maex::html

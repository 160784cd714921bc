#include "adapters/partners/anama/read/recognise.hpp"

#include "core/mapping/prose/languages.hpp"

namespace maex::anama {

Identification recognise(TableDocument& document) {
  const prose::Share share = prose::share_of(document);
  if (!share.text) return {Certainty::no, "the document has no text outside tables"};
  const std::string reason = std::to_string(share.bound) + " of " + std::to_string(share.paragraphs) +
                             " paragraphs with numbers state figures of mine action";
  if (share.figures == 0) return {Certainty::no, reason};
  if (prose::marks_of("monitor", share.words) >= 2)
    return {Certainty::possible, reason + ", under the headings of a casualty profile"};
  // Text next to a table of a known layout must not win over that layout.
  const bool enough = share.figures >= 3 && share.bound * 3 >= share.paragraphs;
  return {enough ? Certainty::likely : Certainty::possible, reason};
}

std::string specimen() {
  return R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Monthly Report</title></head><body>
<h1>Monthly Report March 2019 (made up)</h1>
<h2>Operations</h2>
<p>1,904,220 square metres (190.42 ha) were inspected and cleared in the districts of Fuzuli and Tartar.</p>
<p>The teams found 512 pieces of unexploded ordnance, 7 anti-tank mines and 4 anti-personnel mines.</p>
<h2>Totals</h2>
<p>Up to now 538,220,114 square metres have been cleared and 803,415 mines and UXO have been found.</p>
<h2>Accidents</h2>
<p>No mine/UXO incident was recorded in March.</p>
<table><tr><td>Find</td><td>March</td><td>April</td><td>May</td><td>June</td></tr></table>
</body></html>
)";
}

}  // namespace maex::anama

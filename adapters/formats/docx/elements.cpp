#include "adapters/formats/docx/elements.hpp"

#include <algorithm>
#include <array>

namespace maex::docx {
namespace {

struct Known {
  std::string_view name;
  Element element;
};

constexpr std::array known = [] {
  std::array table = {
      Known{"p", Element::paragraph},
      Known{"r", Element::run},
      Known{"t", Element::text},
      Known{"tbl", Element::table},
      Known{"tr", Element::row},
      Known{"tc", Element::cell},
      Known{"pPr", Element::paragraph_properties},
      Known{"rPr", Element::run_properties},
      Known{"trPr", Element::row_properties},
      Known{"tcPr", Element::cell_properties},
      Known{"tblPr", Element::table_properties},
      Known{"tblGrid", Element::other_properties},
      Known{"tblPrEx", Element::other_properties},
      Known{"sectPr", Element::other_properties},
      Known{"sdtEndPr", Element::other_properties},
      Known{"customXmlPr", Element::other_properties},
      Known{"smartTagPr", Element::other_properties},
      Known{"fldData", Element::other_properties},
      Known{"rubyPr", Element::other_properties},
      Known{"sdt", Element::control},
      Known{"sdtPr", Element::control_properties},
      Known{"del", Element::deleted},
      Known{"moveFrom", Element::moved_away},
      Known{"ins", Element::inserted},
      Known{"moveTo", Element::moved_here},
      Known{"delText", Element::deleted_text},
      Known{"delInstrText", Element::deleted_text},
      Known{"instrText", Element::instruction},
      Known{"fldChar", Element::field_mark},
      Known{"fldSimple", Element::simple_field},
      Known{"tab", Element::tab},
      Known{"ptab", Element::tab},
      Known{"br", Element::line_break},
      Known{"cr", Element::line_break},
      Known{"noBreakHyphen", Element::no_break_hyphen},
      Known{"sym", Element::symbol},
      Known{"lastRenderedPageBreak", Element::rendered_page_break},
      Known{"footnoteReference", Element::footnote_mark},
      Known{"endnoteReference", Element::endnote_mark},
      Known{"ruby", Element::ruby},
      Known{"oMath", Element::equation},
      Known{"oMathPara", Element::equation},
      Known{"drawing", Element::drawing},
      Known{"pict", Element::drawing},
      Known{"object", Element::object},
      Known{"txbxContent", Element::text_box},
      Known{"AlternateContent", Element::alternates},
      Known{"altChunk", Element::foreign_chunk},
      Known{"subDoc", Element::sub_document},
  };
  std::sort(table.begin(), table.end(), [](const Known& a, const Known& b) { return a.name < b.name; });
  return table;
}();

}  // namespace

Element element_of(std::string_view local) {
  // Three names make up most of a document.
  if (local.size() == 1) {
    switch (local[0]) {
      case 'p': return Element::paragraph;
      case 'r': return Element::run;
      case 't': return Element::text;
      default: return Element::other;
    }
  }
  const auto found = std::lower_bound(known.begin(), known.end(), local,
                                      [](const Known& a, std::string_view b) { return a.name < b; });
  return found != known.end() && found->name == local ? found->element : Element::other;
}

}  // namespace maex::docx

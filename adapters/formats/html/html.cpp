// The format "html": web pages and workbooks exported as HTML.
#include "adapters/formats/html/document.hpp"
#include "adapters/formats/html/sniff.hpp"
#include "adapters/formats/html/writer.hpp"
#include "core/adapter/registry.hpp"

namespace maex {
namespace html {
namespace {

Descriptor describe() {
  Descriptor card;
  card.id = "html";
  card.title = "Web page";
  card.about =
      "Pages saved from a browser, from Word, Excel or Outlook, and the .xls files of databases that are HTML inside. "
      "Each table is a sheet, named after its caption or the heading before it. The text between tables is read too, "
      "as parts named text. Numbers, dates and formats are taken from the attributes Excel and LibreOffice leave; "
      "without them all is text. Reports are written as one page with its style and pictures inside, without a script.";
  card.extensions = {".html", ".htm", ".xhtml"};
  card.media_types = {"text/html", "application/xhtml+xml"};
  card.reads = true;
  card.writes_documents = true;
  card.options = {{"encoding",
                   OptionType::text,
                   "auto",
                   {},
                   "Encoding of the page, such as UTF-8, windows-1251 or koi8-r; auto believes the page unless its "
                   "bytes contradict."}};
  return card;
}

class HtmlFormat final : public Format {
 public:
  [[nodiscard]] const Descriptor& descriptor() const override { return card_; }
  [[nodiscard]] Identification identify(const Probe& probe) const override { return identify_page(probe); }
  std::unique_ptr<TableDocument> open(const std::filesystem::path& path, const OpenContext& context) const override {
    return open_document(path, context, card_);
  }
  std::unique_ptr<DocumentWriter> create_document(const std::filesystem::path& path, const DocumentStart& start,
                                                  const Options&) const override {
    return make_writer(path, start);
  }
  [[nodiscard]] std::string specimen() const override {
    return "<!DOCTYPE html>\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta charset=\"utf-8\">\n"
           "<style>.day "
           "{mso-number-format:\"yyyy\\-mm\\-dd\";}</style></head><body>\n<table><caption>specimen</caption>\n"
           "<tr><th>place</th><th>note</th><th>count</th><th>date</th><th>yes</th></tr>\n"
           "<tr><td>Ağdam</td><td>=1+1</td><td x:num>41774.5</td><td class=\"day\" x:num=\"41773\">2014-05-14</td>"
           "<td x:bool=\"TRUE\">TRUE</td></tr>\n<tr><td></td></tr>\n"
           "<tr><td>F&uuml;zuli</td><td>line one<br>line two</td><td x:num>-3</td><td></td><td "
           "x:bool=\"FALSE\">FALSE</td></tr>\n"
           "<tr><td></td><td></td><td>007</td></tr>\n</table></body></html>\n";
  }

 private:
  Descriptor card_ = describe();
};

}  // namespace
}  // namespace html

void register_format_html(Registry& registry) { registry.add(std::make_unique<html::HtmlFormat>()); }

}  // namespace maex

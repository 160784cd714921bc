// The reader of web pages, with any bytes.
#include "core/io/error.hpp"
#include "tests/fuzz/counters.hpp"
#include "tests/fuzz/package.hpp"

namespace maex::fuzz {
namespace {

void run_html(std::string_view bytes) {
  static const Format& html = adapters().require_format("html");
  const MemoryFile file(bytes);
  try {
    static_cast<void>(html.identify(probe_file(file.path())));
    const auto document = html.open(file.path(), {{}, small_bounds()});
    const Counted counted = read_document(*document);
    for (std::size_t sheet = 0; sheet < document->sheets().size(); ++sheet) {
      require(!document->sheets()[sheet].name.empty() && document->sheets()[sheet].after.part <= sheet,
              "a part of a page has a name and a place");
      for (const MergedRange& range : document->merged(sheet))
        require(range.first_row >= 1 && range.first_column >= 1 && range.last_row >= range.first_row &&
                    range.last_column >= range.first_column,
                "a merged range is not empty");
    }
    if (const auto rows = count_page_rows(bytes); rows)
      require(*rows == counted.rows, "the reader of pages returns each row");
  } catch (const InputError&) {}
}

std::vector<std::string> html_seeds() {
  return {"<html><body><table><tr><th>Ad</th><th>Yer</th></tr><tr><td>a</td><td>b</td></tr></table></body></html>",
          "<!DOCTYPE html><html><head><title>x</title></head><body><p>one</p><table><tbody><tr><td>a</td></tr>"
          "<tr><td></td></tr></tbody></table><table><tr><td><b>x</b></td></tr></table></body></html>"};
}

const Target html_target("html", run_html, mutate_markup, html_seeds);

}  // namespace
}  // namespace maex::fuzz

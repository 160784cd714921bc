#include "adapters/formats/html/parser.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <new>
#include <vector>

#include "adapters/formats/html/limits.hpp"
#include "core/io/error.hpp"
#include "core/io/sax.hpp"

namespace maex::html {
namespace {

/// State of libxml2's callbacks. An exception must not pass through C code: it is stored here until the parser returns.
struct Run {
  Builder builder;
  std::exception_ptr problem;
  std::uint64_t events = 0;

  template <class Event>
  void guarded(Event event) noexcept {
    ++events;
    if (problem) return;
    try {
      event(builder);
    } catch (...) { problem = std::current_exception(); }
  }
};

Run& run_of(void* user) { return *static_cast<Run*>(user); }
std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

void on_start(void* user, const xmlChar* name, const xmlChar** attributes) {
  run_of(user).guarded([&](Builder& to) { to.start(view(name), Attributes(attributes)); });
}
void on_end(void* user, const xmlChar*) {
  run_of(user).guarded([](Builder& to) { to.end(); });
}
void on_text(void* user, const xmlChar* text, int length) {
  run_of(user).guarded([&](Builder& to) {
    to.characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
  });
}
void on_comment(void* user, const xmlChar* text) {
  run_of(user).guarded([&](Builder& to) { to.comment(view(text)); });
}

struct Free {
  void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
};

bool holds(std::string text, std::string_view word) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text.rfind(word) != std::string::npos;
}

}  // namespace

Page parse_page(text::TextSource& source, const std::string& file, const Bounds& bounds) {
  Run run{Builder(file, bounds), nullptr, 0};
  htmlSAXHandler sax{};
  sax.startElement = on_start;
  sax.endElement = on_end;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.cdataBlock = on_text;
  sax.comment = on_comment;
  const std::unique_ptr<htmlParserCtxt, Free> context(
      htmlCreatePushParserCtxt(&sax, &run, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
  if (!context) throw std::bad_alloc();
  htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                        HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD);
  xml::silence_libxml2();
  const Watch watch(bounds);
  const auto check_memory = [&] {
    if (run.problem) std::rethrow_exception(run.problem);
    // Where libxml2 has no memory for its input, it reports no error and parses nothing more.
    if (context->disableSAX != 0) throw std::bad_alloc();
    if (const xmlError* error = xmlCtxtGetLastError(context.get());
        error != nullptr && error->code == XML_ERR_NO_MEMORY)
      throw InputError(file + " needs more memory than there is; open it in Excel or LibreOffice and save it as .xlsx");
  };
  std::vector<char> block(std::size_t{64} << 10);
  std::string head, tail;
  std::uint64_t quiet = 0;  // bytes since the last event
  for (std::size_t n; (n = source.read(block.data(), block.size())) != 0;) {
    const std::uint64_t before = run.events;
    htmlParseChunk(context.get(), block.data(), static_cast<int>(n), 0);
    check_memory();
    quiet = run.events == before ? quiet + n : 0;
    if (quiet > most_unparsed)
      throw InputError(file + " has a tag, comment or script that does not end within " +
                       std::to_string(most_unparsed >> 20) + " MiB; it is damaged, ask for it again");
    watch.look(file);
    if (head.empty()) head.assign(block.data(), std::min<std::size_t>(n, 1024));
    tail.append(block.data(), n);
    if (tail.size() > 512) tail.erase(0, tail.size() - 512);
  }
  const bool open = run.builder.in_table() && !holds(tail, "</table");
  const bool lacks_end = holds(head, "<html") && !holds(tail, "</html>");
  htmlParseChunk(context.get(), nullptr, 0, 1);
  check_memory();
  Page page = run.builder.finish();
  page.facts.cut_off = open;
  page.facts.lacks_end = lacks_end;
  return page;
}

}  // namespace maex::html

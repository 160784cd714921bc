#include "core/run/importer_files.hpp"

#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/io/sax.hpp"
#include "core/text/csv_rows.hpp"
#include "core/text/text_source.hpp"

namespace maex {
namespace {

constexpr std::size_t longest_text = 255;  ///< bytes; longer texts are remarks, not names

/// Collects the texts of elements that have no child elements.
class Texts final : public xml::SaxHandler {
 public:
  void start(const char* local, const xml::SaxAttributes&) override {
    if (root_.empty()) root_ = local;
    text_.clear();
    leaf_ = true;
  }
  void text(std::string_view piece) override {
    if (text_.size() <= longest_text) text_ += piece;
  }
  void end() override {
    const std::size_t first = text_.find_first_not_of(" \t\r\n");
    if (leaf_ && first != std::string::npos && text_.size() <= longest_text)
      texts_.insert(text_.substr(first, text_.find_last_not_of(" \t\r\n") - first + 1));
    text_.clear();
    leaf_ = false;
  }
  [[nodiscard]] const std::string& root() const { return root_; }
  [[nodiscard]] const rules::KnownTexts& texts() const { return texts_; }

 private:
  std::string root_, text_;
  bool leaf_ = false;
  rules::KnownTexts texts_;
};

void read_list(const std::filesystem::path& path, rules::ImporterLists& into, const Bounds& bounds) {
  refuse_device(path);
  text::FileBytes file(path);
  Texts texts;
  xml::SaxParser parser(path.string(), bounds, texts);
  std::vector<char> buffer(std::size_t{64} << 10);
  bool more = true;
  while (more) {
    const std::size_t size = file.read(buffer.data(), buffer.size());
    more = size != 0;
    parser.feed(buffer.data(), size, !more);
  }
  const std::string& root = texts.root();
  const auto holds = [&root](std::string_view word) { return root.find(word) != std::string::npos; };
  rules::KnownTexts* list = holds("Organisation")              ? &into.organisations
                            : holds("Ordnance")                ? &into.ordnance
                            : holds("Place") || holds("Gazet") ? &into.places
                                                               : nullptr;
  if (list == nullptr)
    throw InputError(path.string() + " is no list that rules ask for: its root is " + root +
                     "; wanted are MineActionOrganisationArtifact, MineActionOrdnanceArtifact, MineActionPlaceArtifact "
                     "and GazeteerArtifact");
  list->insert(texts.texts().begin(), texts.texts().end());
}

void read_sent(const std::filesystem::path& path, rules::ImporterLists& into) {
  const std::string bytes = read_file(path);
  CsvRows rows(bytes, path.string());
  std::vector<std::string> cells;
  if (!rows.next(cells) || cells.size() < 2 || cells[0] != "incident" || cells[1] != "date")
    rows.fail("the first line must read incident,date");
  while (rows.next(cells)) {
    if (cells.size() < 2) rows.fail("a number and a date are wanted");
    const auto date = parse_iso_date(cells[1]);
    if (!date || !date->is_exact()) rows.fail("\"" + cells[1] + "\" is no day; write 2015-01-10");
    Day& known = into.last_sent[cells[0]];
    if (known < date->first) known = date->first;
  }
}

}  // namespace

rules::ImporterLists read_importer_files(const std::vector<std::filesystem::path>& lists,
                                         const std::filesystem::path& sent, const Bounds& bounds) {
  rules::ImporterLists known;
  for (const std::filesystem::path& list : lists) read_list(list, known, bounds);
  if (!sent.empty()) read_sent(sent, known);
  return known;
}

}  // namespace maex

#include "adapters/formats/docx/stories.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "adapters/formats/docx/limits.hpp"
#include "adapters/formats/docx/reader.hpp"

namespace maex::docx {
namespace {

using Kind = NoteNumbers::Kind;

/// The texts of a block, to know it again.
std::string key_of(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block)) return "p" + paragraph->text;
  const Table& table = std::get<Table>(block);
  std::string key = "t";
  for (const StoredCell& cell : table.part.cells)
    key.append(std::to_string(cell.column)).append(1, ':').append(std::to_string(cell.length)).append(1, ' ');
  key += table.part.text;
  for (const auto& [row, inner] : table.inner) key += key_of(Block(inner));
  return key;
}

/// Only the text of the main part follows the pages.
void forget_pages(Block& block) {
  if (auto* paragraph = std::get_if<Paragraph>(&block)) {
    paragraph->page = 0;
    return;
  }
  const auto of_table = [](const auto& self, Table& table) -> void {
    for (StoredRow& row : table.part.rows) row.page = 0;
    for (auto& [row, inner] : table.inner) self(self, inner);
  };
  of_table(of_table, std::get<Table>(block));
}

class Stories {
 public:
  Stories(const Package& package, Content& content)
      : package_(package), content_(content), styles_(package, package.part_of_type("styles")) {
    constexpr std::array read = {"styles", "header", "footer", "footnotes", "endnotes", "comments"};
    NamedParts& missing = content.facts.missing;
    for (const PartRelation& relation : package.relations()) {
      if (package.has(relation.target) || std::find(read.begin(), read.end(), relation.type) == read.end()) continue;
      ++missing.count;
      if (missing.names.size() < most_named) missing.names.push_back(relation.target);
    }
  }

  bool text() {
    Reader reader(package_, package_.main(), styles_, notes_, content_);
    reader.read("document", [this](Block block) { content_.add(std::move(block)); });
    return reader.saw_pages();
  }

  /// Sections repeat headers. Each distinct text is read once.
  void margins(std::string_view type, std::string_view root) {
    content_.begin_section(type);
    std::set<std::string> parts, seen;
    for (const PartRelation& relation : package_.relations()) {
      if (relation.type != type || !package_.has(relation.target) || !parts.insert(relation.target).second) continue;
      Reader reader(package_, relation.target, styles_, notes_, content_);
      reader.read(root, [&](Block block) {
        const auto* paragraph = std::get_if<Paragraph>(&block);
        if (paragraph != nullptr && is_blank(paragraph->text)) return;
        if (!seen.insert(key_of(block)).second) {
          ++content_.facts.repeated;
          return;
        }
        if (paragraph != nullptr) std::get<Paragraph>(block).level = 0;  // not a heading of the text
        forget_pages(block);
        content_.add(std::move(block));
      });
    }
  }

  void notes() {
    std::map<std::uint32_t, std::vector<Block>> blocks;
    std::uint32_t unmarked = notes_.last();
    std::set<NoteNumbers::Key> found;
    const auto collect = [&](Kind kind, std::string_view type, std::string_view element) {
      const std::string part = package_.part_of_type(type);
      if (part.empty()) return;
      Reader reader(package_, part, styles_, notes_, content_);
      reader.read_each(element, [&, kind](std::string_view id, std::string_view special) -> Reader::Sink {
        if (special == "separator" || special == "continuationSeparator" || special == "continuationNotice") return {};
        std::uint32_t number = notes_.known(kind, id);
        if (number == 0) {
          number = ++unmarked;
          ++content_.facts.unmarked_notes;
        }
        std::vector<Block>* to = &blocks[number];
        found.emplace(kind, id);
        return [this, to](Block block) {
          forget_pages(block);
          if (const auto* paragraph = std::get_if<Paragraph>(&block)) content_.hold(paragraph->text.size());
          to->push_back(std::move(block));
        };
      });
    };
    collect(Kind::footnote, "footnotes", "footnote");
    collect(Kind::endnote, "endnotes", "endnote");
    for (const auto& [key, number] : notes_.all()) content_.facts.missing_notes += !found.contains(key);
    content_.begin_section("notes");
    for (auto& [number, each] : blocks)
      for (Block& block : each) {
        if (auto* paragraph = std::get_if<Paragraph>(&block); paragraph != nullptr && !is_blank(paragraph->text)) {
          paragraph->level = 0;
          paragraph->text.erase(0, paragraph->text.find_first_not_of(" \t"));
          paragraph->text.insert(0, "[" + std::to_string(number) + "] ");
        }
        content_.add(std::move(block));
      }
  }

  void comments() {
    content_.begin_section("comments");
    const std::string part = package_.part_of_type("comments");
    if (part.empty()) return;
    Reader reader(package_, part, styles_, notes_, content_);
    reader.read_each("comment", [this](std::string_view, std::string_view) -> Reader::Sink {
      return [this](Block block) {
        forget_pages(block);
        if (auto* paragraph = std::get_if<Paragraph>(&block)) paragraph->level = 0;
        content_.add(std::move(block));
      };
    });
  }

 private:
  const Package& package_;
  Content& content_;
  Styles styles_;
  NoteNumbers notes_;
};

}  // namespace

bool read_stories(const Package& package, Content& content) {
  Stories stories(package, content);
  const bool pages = stories.text();
  stories.margins("header", "hdr");
  stories.margins("footer", "ftr");
  stories.notes();
  stories.comments();
  return pages;
}

}  // namespace maex::docx

#include "adapters/formats/docx/letterhead.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "adapters/formats/docx/limits.hpp"
#include "adapters/formats/docx/markup.hpp"
#include "adapters/formats/docx/package.hpp"
#include "core/io/error.hpp"

namespace maex::docx {
namespace {

using xml::Tokenizer;
using Tag = Tokenizer::Tag;

constexpr std::string_view strict_names = "http://purl.oclc.org/ooxml/";

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

class Taker {
 public:
  explicit Taker(const std::filesystem::path& path) : package_(Archive(path)) { read_types(); }

  Letterhead take() {
    paper_.own_look = false;
    section();
    for (const PartRelation& relation : package_.relations()) {
      const std::string_view type = relation.type;
      if (type == "styles" || type == "numbering") continue;
      const bool wanted = type == "theme" || type == "fontTable" || type == "header" || type == "footer";
      if (!wanted || !package_.has(relation.target)) continue;
      copy(relation.target);
      paper_.relations.push_back({relation.id, relation.type, "/" + relation.target});
    }
    numbering();
    styles();
    settings();
    return std::move(paper_);
  }

 private:
  [[noreturn]] void refuse(const std::string& why) const {
    throw InputError("the letterhead " + package_.name() + " cannot be used: " + why);
  }

  void read_types() {
    constexpr const char* part = "[Content_Types].xml";
    if (!package_.has(part)) refuse("it lacks its part [Content_Types].xml; open it in Word and save it again");
    Tokenizer tags(package_.open(part));
    for (Tag tag; (tag = tags.next(true)) != Tag::finished;) {
      if (tag != Tag::start) continue;
      const std::string type(tags.attribute("ContentType"));
      if (tags.name() == "Default") {
        paper_.default_types.emplace_back(tags.attribute("Extension"), type);
      } else if (tags.name() == "Override") {
        std::string name(tags.attribute("PartName"));
        if (name.starts_with('/')) name.erase(0, 1);
        types_[name] = type;
      }
    }
  }

  std::string bytes_of(const std::string& part) {
    std::string bytes = package_.archive().read(package_.archive().find(part), largest_template);
    total_ += bytes.size();
    if (total_ > largest_template * 4) refuse("its parts are larger than 64 MiB");
    if (part.ends_with(".xml") && bytes.find(strict_names) != std::string::npos)
      refuse("it is a strict Open XML document; open it in Word and save it as Word document (.docx)");
    if (part.ends_with(".xml") && (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")))
      refuse("its part " + part + " is not UTF-8; open it in Word and save it again");
    return bytes;
  }

  void add(const std::string& name, std::string bytes) {
    CopiedPart part;
    part.name = name;
    part.bytes = std::move(bytes);
    if (const auto found = types_.find(name); found != types_.end()) part.content_type = found->second;
    paper_.parts.push_back(std::move(part));
  }

  /// Copies a part with all parts that its relations name. Relations may form a loop.
  void copy(const std::string& first) {
    std::vector<std::string> waiting = {first};
    while (!waiting.empty()) {
      const std::string name = std::move(waiting.back());
      waiting.pop_back();
      if (!package_.has(name) || !copied_.insert(name).second) continue;
      add(name, bytes_of(name));
      const std::size_t cut = name.rfind('/') + 1;
      const std::string rels = name.substr(0, cut) + "_rels/" + name.substr(cut) + ".rels";
      if (!package_.has(rels)) continue;
      add(rels, bytes_of(rels));
      for (const PartRelation& relation : part_relations(package_.archive(), name, word_document))
        waiting.push_back(relation.target);
    }
  }

  /// The last section of the text sets up the pages of the report. It is written anew, so that its prefixes are known.
  void section() {
    Tokenizer tags(package_.open(package_.main()));
    std::optional<std::string> last;
    for (Tag tag; (tag = tags.next(true)) != Tag::finished;) {
      if (tag != Tag::start || tags.name() != "sectPr") continue;
      paper_.page.text_width = PageSetup().text_width;
      last = tags.is_empty() ? std::string("<w:sectPr/>") : section_of(tags);
    }
    if (!last) refuse("it has no page setup; open it in Word and save it again");
    paper_.page.section = *last;
  }

  std::string section_of(Tokenizer& tags) {
    std::string out = "<w:sectPr>";
    unsigned depth = tags.depth();
    const unsigned outer = depth;
    int width = 0, left = 0, right = 0;
    std::vector<std::string> open;
    while (tags.depth() >= outer) {
      const Tag tag = tags.next();
      if (tag == Tag::finished) break;
      if (tag == Tag::end) {
        if (!open.empty()) out += "</w:" + open.back() + ">", open.pop_back();
        continue;
      }
      const std::string name(tags.name());
      // Earlier properties, and settings of one printer.
      if (name == "sectPrChange" || name == "printerSettings") {
        if (!tags.is_empty()) tags.skip();
        continue;
      }
      if (name == "pgSz") width = number(tags.attribute("w"));
      if (name == "pgMar") left = number(tags.attribute("left")), right = number(tags.attribute("right"));
      out += "<w:" + name;
      for (const Tokenizer::Attribute& each : tags.attributes()) {
        const std::string local(each.local);
        const bool relation = local == "id" && name.ends_with("Reference");
        out += relation ? " r:" : " w:";
        out += local + "=\"" + escaped(tags.attribute(local)) + "\"";
      }
      out += tags.is_empty() ? "/>" : ">";
      if (!tags.is_empty()) open.push_back(name);
    }
    if (width - left - right > 1000) paper_.page.text_width = static_cast<std::uint32_t>(width - left - right);
    return out + "</w:sectPr>";
  }

  /// Adds the list of bullets. Definitions come before lists in the part.
  void numbering() {
    const std::string part = package_.part_of_type("numbering");
    if (part.empty()) {
      types_["word/numbering.xml"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml";
      add("word/numbering.xml", fmt::format("{}<w:numbering{}>{}{}</w:numbering>", declaration, main_names, bullets(0),
                                            list_of_bullets(paper_.list, 0)));
      paper_.relations.push_back({"rIdMaexNumbering", "numbering", "/word/numbering.xml"});
      return;
    }
    int abstract = 0;
    Tokenizer tags(package_.open(part));
    for (Tag tag; (tag = tags.next(true)) != Tag::finished;) {
      if (tag != Tag::start) continue;
      if (tags.name() == "abstractNum") abstract = std::max(abstract, number(tags.attribute("abstractNumId")) + 1);
      if (tags.name() == "num") paper_.list = std::max(paper_.list, number(tags.attribute("numId")) + 1);
    }
    std::string bytes = bytes_of(part);
    const std::string prefix = prefix_of(bytes, part, "numbering");
    const auto element = [&](std::string_view name, std::size_t from) {
      const std::string opening = "<" + prefix + std::string(name);
      for (std::size_t at = from; (at = bytes.find(opening, at)) != std::string::npos; ++at)
        if (std::string_view(" >\t\r\n/").find(bytes[at + opening.size()]) != std::string_view::npos) return at;
      return std::string::npos;
    };
    const std::size_t end = bytes.rfind("</");
    std::size_t after = bytes.rfind("</" + prefix + "num>");
    after = after == std::string::npos ? end : bytes.find('>', after) + 1;
    const std::size_t before = std::min({element("abstractNum", 0), element("num", 0), after});
    bytes.insert(after, list_of_bullets(paper_.list, abstract));
    bytes.insert(before, bullets(abstract));
    add(part, std::move(bytes));
    paper_.relations.push_back({"rIdMaexNumbering", "numbering", "/" + part});
  }

  /// The prefix of the outer element of a part, with its colon. Refuses an empty part.
  std::string prefix_of(const std::string& bytes, const std::string& part, std::string_view root) const {
    const std::size_t end = bytes.rfind("</");
    const std::size_t close = end == std::string::npos ? end : bytes.find('>', end);
    std::string name = close == std::string::npos ? "" : bytes.substr(end + 2, close - end - 2);
    while (!name.empty() && xml_space(name.back())) name.pop_back();
    if (!name.ends_with(root)) refuse("its part " + part + " is empty; open it in Word and save it again");
    return name.substr(0, name.size() - root.size());
  }
  static bool xml_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

  /// Styles of the letterhead are used by their names. Those that it lacks are added.
  void styles() {
    const std::string part = package_.part_of_type("styles");
    if (part.empty()) refuse("it has no styles; open it in Word and save it again");
    std::set<std::string, std::less<>> ids;
    std::map<std::string, std::string, std::less<>> by_name;
    Tokenizer tags(package_.open(part));
    std::string id;
    for (Tag tag; (tag = tags.next(true)) != Tag::finished;) {
      if (tag != Tag::start) continue;
      if (tags.name() == "style") ids.insert(id = tags.attribute("styleId"));
      if (tags.name() == "name" && tags.level() == 3) {
        std::string name(tags.attribute("val"));
        std::transform(name.begin(), name.end(), name.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        by_name.emplace(std::move(name), id);
      }
    }
    std::vector<Use> missing;
    for (std::size_t i = 0; i != uses; ++i) {
      const Use use = static_cast<Use>(i);
      std::string name(style_name(use));
      std::transform(name.begin(), name.end(), name.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
      if (const auto found = by_name.find(name); found != by_name.end()) {
        paper_.ids[i] = found->second;
        continue;
      }
      std::string made(style_id(use));
      while (ids.contains(made)) made += "1";
      paper_.ids[i] = made;
      ids.insert(made);
      missing.push_back(use);
    }
    std::string bytes = bytes_of(part);
    static_cast<void>(prefix_of(bytes, part, "styles"));
    std::string more;
    for (const Use use : missing) more += style_definition(use, paper_.ids, paper_.list);
    bytes.insert(bytes.rfind("</"), more);
    add(part, std::move(bytes));
    paper_.relations.push_back({"rIdMaexStyles", "styles", "/" + part});
  }

  void settings() {
    const std::string part = package_.part_of_type("settings");
    if (part.empty()) return;
    Tokenizer tags(package_.open(part));
    for (Tag tag; (tag = tags.next(true)) != Tag::finished;) {
      if (tag != Tag::start || tags.name() != "evenAndOddHeaders") continue;
      const std::string_view value = tags.attribute("val");
      paper_.page.even_and_odd_headers = value != "0" && value != "false";
    }
  }

  Package package_;
  Letterhead paper_;
  std::map<std::string, std::string> types_;
  std::set<std::string> copied_;
  std::uint64_t total_ = 0;
};

}  // namespace

Letterhead read_letterhead(const std::filesystem::path& path) { return Taker(path).take(); }

}  // namespace maex::docx

#include "adapters/partners/maxml/learn/sample.hpp"

#include <algorithm>
#include <charconv>

#include "adapters/partners/maxml/dialect/dialect_names.hpp"
#include "adapters/partners/maxml/dialect/forms.hpp"
#include "adapters/partners/maxml/learn/words.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/io/sax.hpp"
#include "core/text/text_source.hpp"

namespace maex::maxml {
namespace {

constexpr std::uint64_t deepest = 64;
constexpr std::size_t most_paths = 4000;     // real exports have a few hundred
constexpr std::size_t most_attributes = 64;  // of one element
constexpr std::size_t most_templates = 256;
constexpr std::size_t most_organisations = 8;
constexpr std::size_t longest_text = 1u << 20;  // longer texts are identified by their beginning: they are not words
constexpr std::size_t most_siblings = 400;      // different names below one element

std::uint64_t digest(std::string_view text) {
  std::uint64_t h = 0xCBF29CE484222325u;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93u;
  return h ^ h >> 32;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Number of digits after the point of a plain decimal number; negative when the text is not one.
int fraction_of(std::string_view text, char point, double& number) {
  std::string plain(text);
  const auto at = plain.find(point);
  if (at != std::string::npos) plain[at] = '.';
  if (plain.empty() || plain.size() > 24 || plain.find_first_not_of("+-.0123456789") != std::string::npos) return -1;
  const char* from = plain.data() + (plain.front() == '+' ? 1 : 0);
  const auto read = std::from_chars(from, plain.data() + plain.size(), number);
  if (read.ec != std::errc() || read.ptr != plain.data() + plain.size()) return -1;
  return at == std::string::npos ? 0 : static_cast<int>(plain.size() - at - 1);
}

}  // namespace

void Texts::add(std::string_view raw) {
  const std::string_view text = trimmed(raw);
  if (text.empty()) return;
  ++count;
  if (!many) {
    if (text.size() > longest_kept)
      many = true;
    else
      ++distinct[std::string(text)];
    if (distinct.size() > most_distinct) many = true;
    if (many) distinct.clear();
  }
  for (const std::string& form : forms_of(text)) ++forms[form];
  double number = 0;
  int fraction = fraction_of(text, '.', number);
  if (fraction < 0 && (fraction = fraction_of(text, ',', number)) > 0)
    ++commas;
  else if (fraction == 0)
    ++integers;
  else if (fraction > 0)
    ++decimals;
  if (fraction >= 0) {
    if (fraction > 0) ++fractions[std::min(fraction, 15)];
    const bool first = integers + decimals + commas == 1;
    least = first ? number : std::min(least, number);
    most = first ? number : std::max(most, number);
  }
  const std::uint64_t key = digest(text);
  if (sketch.size() < sketch_size || key <= sketch.rbegin()->first) {
    ++sketch[key];
    if (sketch.size() > sketch_size) sketch.erase(std::prev(sketch.end()));
  }
}

bool Texts::are_unique() const {
  return count > 1 && std::all_of(sketch.begin(), sketch.end(), [](const auto& one) { return one.second == 1; });
}

double Texts::within(const Texts& others) const {
  if (sketch.empty() || others.sketch.empty()) return -1;
  const bool all_known = others.sketch.size() < sketch_size;
  const std::uint64_t known_to = others.sketch.rbegin()->first;
  std::uint64_t asked = 0, found = 0;
  for (const auto& [key, times] : sketch) {
    if (!all_known && key > known_to) break;
    ++asked;
    found += others.sketch.count(key);
  }
  return asked == 0 ? -1 : static_cast<double>(found) / static_cast<double>(asked);
}

std::string Texts::form() const {
  std::vector<std::string> all;
  for (const auto& [form, times] : forms)
    if (times == count) all.push_back(form);
  if (all.empty()) return {};
  // A form with two digits also fits where one is enough, and a form with seconds where there are none: prefer the
  // stricter form.
  std::sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
  std::erase_if(all, [&](const std::string& one) {
    return one.find("DD") == std::string::npos && all.front().find("DD") != std::string::npos;
  });
  return all.size() == 1 ? all.front() : std::string();
}

bool Texts::is_ambiguous_date() const {
  return form().empty() &&
         std::count_if(forms.begin(), forms.end(), [&](const auto& one) { return one.second == count; }) > 1;
}

std::string SampleNode::path(const SampleNode& from) const {
  std::string text;
  for (const SampleNode* node = this; node != &from && node->parent != nullptr; node = node->parent)
    text.insert(0, text.empty() ? node->name : node->name + "/");
  return text;
}

Sample::Sample() { top.count = 0; }

namespace {

class Collector final : public xml::SaxHandler {
 public:
  Collector(Sample& sample, std::string name, const Bounds& bounds)
      : sample_(sample), name_(std::move(name)), parser_(name_, bounds, *this) {
    count_paths(sample.top);
    open_.push_back({&sample.top, {}, {}, nullptr, false, {}});
    ++sample.top.count;
  }

  void names(const char* prefix, int declared, const unsigned char** pairs) override {
    prefix_ = prefix == nullptr ? "" : prefix;
    if (open_.size() != 1) {
      sample_.inner_spaces += static_cast<std::uint64_t>(declared);
      return;
    }
    for (int i = 0; i < declared; ++i) {
      const auto text = [&](int at) {
        return pairs[at] == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(pairs[at]));
      };
      sample_.spaces.emplace(text(2 * i), text(2 * i + 1));
    }
  }

  void start(const char* local, const xml::SaxAttributes& attributes) override {
    Frame& outer = open_.back();
    outer.node->has_elements = true;
    const std::string name = prefix_.empty() ? std::string(local) : prefix_ + ":" + local;
    auto& made = outer.node->below[name];
    if (made == nullptr) {
      if (++paths_ > most_paths || outer.node->below.size() > most_siblings)
        refuse("more than 4000 different element paths; this is no maXML document");
      made = std::make_unique<SampleNode>();
      made->name = name;
      made->parent = outer.node;
    }
    SampleNode& node = *made;
    ++node.count;
    note_child(outer, node);
    if (open_.size() == 1) root(local, attributes);
    for (int i = 0; i < attributes.size(); ++i) {
      const std::string key = attributes.prefix(i) == nullptr
                                  ? attributes.name(i)
                                  : std::string(attributes.prefix(i)) + ":" + attributes.name(i);
      if (node.attributes.size() >= most_attributes && node.attributes.count(key) == 0)
        refuse("more than 64 attributes of one element");
      node.attributes[key].add(attributes.value(i));
      if (in_info() && is_info(local)) info_["@" + std::string(attributes.name(i))] = attributes.value(i);
    }
    open_.push_back({&node, {}, {}, nullptr, false, {}});
    if (open_.size() > 4) open_.back().custom = is_custom_name(name);
    if (open_.size() == 3) {
      info_.clear();
      item_.clear();
    }
    if (open_.size() == 4) note_item(local);
  }

  void text(std::string_view piece) override {
    std::string& text = open_.back().text;
    if (text.size() + piece.size() <= longest_text) text += piece;
  }

  void end() override {
    Frame& frame = open_.back();
    SampleNode& node = *frame.node;
    const std::string_view words = trimmed(frame.text);
    if (!words.empty()) {
      node.has_text = true;
      node.texts.add(words);
      if (open_[open_.size() - 2].custom && !is_value_name(node.name))
        open_[open_.size() - 2].parts[node.name] = words.substr(0, Texts::longest_kept + 1);
      if (open_.size() == 5 && info_open_) info_[std::string(local_name(node.name))] = words.substr(0, 200);
    }
    count_order(frame);
    if (frame.custom && !node.many_tuples) {
      ++node.tuples[frame.parts];
      if (node.tuples.size() > most_templates) {
        node.many_tuples = true;
        node.tuples.clear();
      }
    }
    if (open_.size() == 4) info_open_ = false;
    if (open_.size() == 3) report();
    open_.pop_back();
  }

  xml::SaxParser& parser() { return parser_; }
  [[nodiscard]] bool has_root() const { return has_root_; }

 private:
  struct Frame {
    SampleNode* node;
    std::string text;
    std::vector<std::pair<SampleNode*, std::uint64_t>> children;  ///< sorted by first occurrence
    SampleNode* last = nullptr;
    bool custom = false;  ///< the name says that this is a block of custom fields
    std::map<std::string, std::string> parts;
  };

  /// Few different names occur many times, so the answer for each name is stored.
  bool is_custom_name(const std::string& name) {
    const auto [found, made] = custom_names_.try_emplace(name, false);
    if (made) found->second = tells_custom(name);
    return found->second;
  }
  bool is_info(const std::string& local) {
    const auto [found, made] = info_names_.try_emplace(local, false);
    if (made) found->second = is_info_name(local);
    return found->second;
  }
  bool is_report() {
    const auto [found, made] = report_names_.try_emplace(open_[2].node->name, false);
    if (made) found->second = same_words(local_name(open_[2].node->name), "FieldReport");
    return found->second;
  }
  std::string_view role_of(const std::string& name) {
    const auto [found, made] = roles_.try_emplace(name);
    if (made) found->second = info_role(name);
    return found->second;
  }

  [[noreturn]] void refuse(const std::string& why) const {
    throw InputError(name_ + ", line " + std::to_string(parser_.line()) + ": " + why);
  }

  void count_paths(const SampleNode& node) {
    paths_ += node.below.size();
    for (const auto& [name, below] : node.below) count_paths(*below);
  }

  void note_child(Frame& outer, SampleNode& node) {
    const auto found =
        std::find_if(outer.children.begin(), outer.children.end(), [&](const auto& one) { return one.first == &node; });
    if (found == outer.children.end()) {
      outer.children.emplace_back(&node, 1);
    } else {
      ++found->second;
      node.scattered = node.scattered || outer.last != &node;
    }
    outer.last = &node;
  }

  void count_order(const Frame& frame) {
    for (std::size_t i = 0; i < frame.children.size(); ++i) {
      SampleNode& child = *frame.children[i].first;
      ++child.holders;
      child.most = std::max(child.most, frame.children[i].second);
      auto& [sum, times] = frame.node->places[child.name];
      sum += i;
      ++times;
      for (std::size_t j = i + 1; j < frame.children.size(); ++j)
        ++frame.node->before[{child.name, frame.children[j].first->name}];
    }
  }

  void root(const char* local, const xml::SaxAttributes& attributes) {
    has_root_ = true;
    if (!same_words(local, "MineActionFieldReport") &&
        same_words(local, "GazeteerArtifact") + same_words(local, "AssistanceArtifact") +
                same_words(local, "CauseArtifact") + same_words(local, "NeedsAssessmentArtifact") +
                same_words(local, "MineActionOrdnanceArtifact") + same_words(local, "MineActionOrganisationArtifact") +
                same_words(local, "MineActionPlaceArtifact") !=
            0)
      refuse("this is maXML auxiliary data (" + std::string(local) +
             "), which has no reports to learn from; export item data instead");
    if (!same_words(local, "MineActionFieldReport"))
      refuse("the root element is \"" + std::string(local) +
             "\", not MineActionFieldReport; this is no maXML item document");
    for (int i = 0; i < attributes.size(); ++i) {
      const std::string key = attributes.prefix(i) == nullptr
                                  ? attributes.name(i)
                                  : std::string(attributes.prefix(i)) + ":" + attributes.name(i);
      auto& values = sample_.root_attributes[key];
      if (values.size() < 2) values.emplace(attributes.value(i));
    }
  }

  [[nodiscard]] bool in_info() { return open_.size() == 3 && is_report(); }

  /// The first element of a report names the form, the second is the item.
  void note_item(const char* local) {
    info_open_ = is_info(local);
    if (!info_open_ && item_.empty()) item_ = open_.back().node->name;
  }

  void report() {
    if (!is_report()) return;
    ++sample_.reports;
    if (item_.empty()) return;
    SampleTemplate form;
    std::string organisation;
    form.item = item_;
    for (const auto& [name, value] : info_) {
      const std::string_view role = role_of(name);
      if (role == "template.guid")
        form.guid = value.substr(0, value.find_last_not_of(", \t\r\n") + 1);
      else if (role == "template.name")
        form.name = value;
      else if (role == "template.version")
        form.version = value;
      else if (role == "source.organisation")
        organisation = value;
    }
    TemplateUse& use = sample_.templates[form];
    if (sample_.templates.size() > most_templates)
      refuse("more than 256 different forms (reportGUID, name, version) in one export");
    ++use.reports;
    if (use.many || organisation.empty()) return;
    use.organisations.insert(organisation);
    if (use.organisations.size() <= most_organisations) return;
    use.many = true;
    use.organisations.clear();
  }

  Sample& sample_;
  std::string name_, prefix_;
  xml::SaxParser parser_;
  std::vector<Frame> open_;
  std::map<std::string, std::string> info_;
  std::map<std::string, bool> custom_names_, info_names_, report_names_;
  std::map<std::string, std::string_view> roles_;
  std::string item_;
  bool info_open_ = false, has_root_ = false;
  std::size_t paths_ = 0;
};

}  // namespace

void collect(Sample& sample, const std::string& path, const std::string& name, const Bounds& bounds) {
  refuse_device(path);
  text::FileBytes file(path);
  Bounds tighter = bounds;
  tighter.xml_depth = std::min(tighter.xml_depth, deepest);
  Collector collector(sample, name, tighter);
  std::vector<char> piece(64 * 1024);
  for (bool last = false; !last;) {
    const std::size_t size = file.read(piece.data(), piece.size());
    last = size == 0;
    collector.parser().feed(piece.data(), size, last);
  }
  ++sample.files;
}

}  // namespace maex::maxml

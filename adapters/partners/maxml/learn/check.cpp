#include <algorithm>
#include <map>
#include <set>

#include "adapters/partners/maxml/dialect/dialect_names.hpp"
#include "adapters/partners/maxml/dialect/forms.hpp"
#include "adapters/partners/maxml/learn/entries.hpp"
#include "adapters/partners/maxml/learn/facts.hpp"
#include "adapters/partners/maxml/learn/words.hpp"
#include "core/report/words.hpp"

namespace maex::maxml {
namespace {

using Findings = std::vector<DialectFinding>;

const SampleNode* at_path(const SampleNode& from, const std::string& path) {
  const SampleNode* node = &from;
  for (const std::string& part : parts_of(path)) {
    const auto found = node->below.find(part);
    if (found == node->below.end()) return nullptr;
    node = found->second.get();
  }
  return node;
}

/// Paths below one element of the dialect, with their allowed contents.
class PartCheck {
 public:
  PartCheck(const Dialect& dialect, const SampleNode& node, std::string place, const std::vector<DialectEntry>& entries,
            Findings& into)
      : dialect_(dialect), node_(node), place_(std::move(place)), entries_(entries), into_(into) {
    for (const DialectEntry& entry : entries) {
      known_.insert(entry.path);
      for (std::size_t at = entry.path.find('/'); at != std::string::npos; at = entry.path.find('/', at + 1))
        known_.insert(entry.path.substr(0, at));
    }
  }

  void run(const std::set<std::string>& whole) {
    walk(node_, whole);
    for (const DialectEntry& entry : entries_)
      if (const SampleNode* leaf = entry.leaf == nullptr || entry.unknown ? nullptr : at_path(node_, entry.path))
        values(entry, *leaf);
    order();
  }

 private:
  void add(const char* what, const std::string& path, std::string detail) {
    into_.push_back({what, place_ + "/" + path, std::move(detail)});
  }

  void walk(const SampleNode& node, const std::set<std::string>& whole) {
    for (const auto& [name, child] : node.below) {
      const std::string path = child->path(node_);
      if (known_.count(path) == 0) {
        add("path", path, "The dialect does not know this element; it came " + counted(child->count, "time") + ".");
        continue;
      }
      if (whole.count(path) == 0) walk(*child, whole);
    }
  }

  /// Values that may be personal are never quoted; words of lists are.
  void values(const DialectEntry& entry, const SampleNode& leaf) {
    const LeafType& type = *entry.leaf;
    if (leaf.texts.count == 0) return;
    if (type.kind == LeafType::Kind::date) {
      const std::string form = type.form.empty() ? "YYYY-MM-DD" : type.form;
      const auto found = leaf.texts.forms.find(form);
      const std::uint64_t fitting = found == leaf.texts.forms.end() ? 0 : found->second;
      if (fitting != leaf.texts.count)
        add("form", entry.path,
            counted(leaf.texts.count - fitting, "value is", "values are") + " not spelled as " + form + ".");
    }
    if ((type.kind == LeafType::Kind::integer && !leaf.texts.are_integers()) ||
        (type.kind == LeafType::Kind::decimal && !leaf.texts.are_numbers()))
      add("form", entry.path, "Not all of its values are numbers.");
    const std::vector<std::string> terms = terms_of(dialect_, type);
    if (terms.empty()) return;
    if (leaf.texts.many) {
      add("term", entry.path, "It holds many different texts, not base terms of the dialect.");
      return;
    }
    for (const auto& [word, times] : leaf.texts.distinct)
      if (std::find(terms.begin(), terms.end(), word) == terms.end())
        add("term", entry.path,
            times > 1 ? "\"" + word + "\" is no base term of the dialect; it came " + counted(times, "time") + "."
                      : "A text that came once is no base term of the dialect.");
  }

  /// First position of each child of an element in the dialect.
  void order() {
    std::map<std::string, std::size_t> place;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const std::string& path = entries_[i].path;
      for (std::size_t at = path.find('/');; at = path.find('/', at + 1)) {
        place.try_emplace(path.substr(0, at), i);
        if (at == std::string::npos) break;
      }
    }
    order_below(node_, place);
  }

  void order_below(const SampleNode& node, const std::map<std::string, std::size_t>& place) {
    const std::string prefix = &node == &node_ ? "" : node.path(node_) + "/";
    for (const auto& [pair, times] : node.before) {
      const auto first = place.find(prefix + pair.first), second = place.find(prefix + pair.second);
      if (first != place.end() && second != place.end() && first->second > second->second)
        add("order", prefix + pair.first,
            "It came before " + pair.second + " " + counted(times, "time") + "; the dialect writes it behind.");
    }
    for (const auto& [name, child] : node.below)
      if (known_.count(child->path(node_)) != 0) order_below(*child, place);
  }

  const Dialect& dialect_;
  const SampleNode& node_;
  std::string place_;
  const std::vector<DialectEntry>& entries_;
  Findings& into_;
  std::set<std::string> known_;
};

void check_root(const Dialect& dialect, const Sample& sample, Findings& into) {
  const std::string name = dialect.prefix.empty() ? dialect.root : dialect.prefix + ":" + dialect.root;
  for (const auto& [root, node] : sample.top.below)
    if (root != name) into.push_back({"root", root, "The dialect's root element is " + name + "."});
  for (const auto& [prefix, uri] : sample.spaces) {
    const bool own = prefix == dialect.prefix && uri == dialect.namespace_uri;
    const bool declared = std::any_of(
        dialect.root_attributes.begin(), dialect.root_attributes.end(),
        [&, p = prefix, u = uri](const FixedAttribute& one) { return one.name == "xmlns:" + p && one.value == u; });
    if (!own && !declared)
      into.push_back({"root", "xmlns" + (prefix.empty() ? "" : ":" + prefix),
                      "The dialect does not declare the namespace " + uri + "."});
  }
}

}  // namespace

std::vector<DialectFinding> check_sample(const Dialect& dialect, const Sample& sample) {
  Findings found;
  check_root(dialect, sample, found);
  std::map<std::string, const Block*> items;
  for (const Block& item : dialect.items) items[lower(item.element)] = &item;
  for (const auto& [root_name, root] : sample.top.below)
    for (const auto& [name, child] : root->below) {
      if (lower(name) == lower(dialect.header)) {
        const auto entries = header_entries(dialect);
        PartCheck(dialect, *child, name, entries, found).run({});
        continue;
      }
      if (lower(name) != lower(dialect.field_report)) {
        found.push_back({"path", name, "The dialect does not know this element below the root."});
        continue;
      }
      for (const auto& [part, node] : child->below) {
        if (lower(part) == lower(dialect.field_report_info)) {
          const auto entries = report_entries(dialect);
          PartCheck(dialect, *node, part, entries, found).run({});
          for (const auto& [attribute, texts] : node->attributes)
            if (std::none_of(entries.begin(), entries.end(),
                             [&, a = attribute](const DialectEntry& one) { return one.path == "@" + a; }))
              found.push_back({"attribute", part + "/@" + attribute, "The dialect does not know this attribute."});
          continue;
        }
        const auto item = items.find(lower(part));
        if (item == items.end()) {
          found.push_back(
              {"path", part, "The dialect has no such item; it came " + counted(node->count, "time") + "."});
          continue;
        }
        const auto entries = entries_of(dialect, *item->second);
        std::set<std::string> whole;  // elements whose parts are elsewhere in the dialect
        for (const DialectEntry& entry : entries)
          if (entry.leaf == nullptr && !entry.unknown && entry.holds.substr(0, 4) != "one ") whole.insert(entry.path);
        PartCheck(dialect, *node, part, entries, found).run(whole);
      }
    }
  for (const auto& [form, use] : sample.templates) {
    const bool known = std::any_of(dialect.all_templates.begin(), dialect.all_templates.end(),
                                   [&, f = form](const auto& one) { return one.second.guid == f.guid; });
    if (!known)
      found.push_back({"template", form.item,
                       "The dialect does not know the form " + form.guid + " (" + form.name + " " + form.version +
                           "); " + counted(use.reports, "report has", "reports have") + " it."});
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::tie(a.place, a.what, a.detail) < std::tie(b.place, b.what, b.detail);
  });
  return found;
}

}  // namespace maex::maxml

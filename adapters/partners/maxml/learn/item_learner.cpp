#include "adapters/partners/maxml/learn/item_learner.hpp"

#include <algorithm>
#include <map>

#include "adapters/partners/maxml/dialect/dialect_names.hpp"
#include "adapters/partners/maxml/learn/order.hpp"
#include "adapters/partners/maxml/learn/toml_text.hpp"
#include "core/report/words.hpp"

namespace maex::maxml {
namespace {

std::string percent(double share) { return std::to_string(static_cast<int>(share * 100 + 0.5)) + " %"; }

std::string certainty(const std::string& source) {
  return ", certainty = \"learned\", source = " + toml_text(source) + " }";
}

std::string type_text(const LeafType& type) {
  std::string out;
  switch (type.kind) {
    case LeafType::Kind::text:
      if (!type.terms.empty()) out += ", terms = " + toml_list(type.terms);
      break;
    case LeafType::Kind::date:
      out += ", type = \"date\"";
      if (!type.form.empty() && type.form != "YYYY-MM-DD") out += ", form = " + toml_text(type.form);
      break;
    case LeafType::Kind::integer: out += ", type = \"integer\""; break;
    case LeafType::Kind::decimal:
      out += ", type = \"decimal\"";
      if (type.min) out += ", min = " + std::to_string(static_cast<int>(*type.min));
      if (type.max) out += ", max = " + std::to_string(static_cast<int>(*type.max));
      if (type.decimals >= 0) out += ", decimals = " + std::to_string(type.decimals);
      if (type.point != '.') out += ", point = \",\"";
      break;
    case LeafType::Kind::boolean:
      out += ", type = \"boolean\", yes = " + toml_text(type.yes) + ", no = " + toml_text(type.no);
      break;
    case LeafType::Kind::code: {
      out += ", type = \"code\"";
      std::string terms;
      for (const auto& [code, term] : type.own_terms)
        terms += (terms.empty() ? "" : ", ") + std::string(info(code).name) + " = " + toml_text(term);
      if (!terms.empty()) out += ", terms = { " + terms + " }";
      break;
    }
  }
  return out;
}

}  // namespace

std::string seen(const SampleNode& node) {
  std::string text =
      "in " + std::to_string(node.holders) + " of " + std::to_string(node.parent == nullptr ? 0 : node.parent->count);
  if (node.repeats()) text += ", up to " + std::to_string(node.most) + " times";
  if (const std::string form = node.texts.form(); !form.empty())
    text += ", days as " + form;
  else if (node.texts.are_integers())
    text += ", whole numbers";
  else if (node.texts.are_numbers())
    text += ", numbers";
  else if (node.texts.count != 0)
    text += node.texts.many ? ", many different texts" : ", " + counted(node.texts.distinct.size(), "different text");
  return text;
}

ItemLearner::ItemLearner(const ItemSample& item, ItemShapes shapes, const Common& common, Learned& into)
    : item_(item), shapes_(std::move(shapes)), common_(common), into_(into) {}

bool ItemLearner::is_always(const SampleNode& leaf, const Open& open) const {
  for (const SampleNode* node = &leaf; node != open.root; node = node->parent)
    if (!node->is_always()) return false;
  return open.root->count >= 5;  // two or three reports are not enough evidence
}

void ItemLearner::walk(const SampleNode& node, Open& open) {
  const ChildOrder order = order_of(node);
  for (const auto& [first, second] : order.conflicts)
    into_.questions.push_back(
        {open.place + "/" + node.path(*open.root),
         "\"" + first + "\" and \"" + second + "\" came in both orders; the commoner one was taken.",
         {}});
  for (const SampleNode* child : order.children) {
    if (const LinkShape* shape = open.root == item_.node ? shapes_.link_at(child) : nullptr) {
      link(*shape, open);
    } else if (open.root == item_.node && shapes_.custom_at(child) != nullptr &&
               child->path(*open.root) ==
                   (common_.custom_at.empty() ? "" : common_.custom_at + "/") + common_.custom_element) {
      open.lines.push_back({"  { custom = true" + certainty("export: " + seen(*child)) + ",", nullptr, {}, {}});
    } else if (!child->is_leaf() && tells_custom(child->name) &&
               std::all_of(child->below.begin(), child->below.end(),
                           [](const auto& one) { return one.second->is_leaf(); })) {
      into_.questions.push_back({open.place + "/" + child->path(*open.root),
                                 "Custom fields stand here too; they are only written where the first item has them.",
                                 {}});
    } else if (const BlockShape* block_shape = open.root == item_.node ? shapes_.block_at(child) : nullptr) {
      block(*block_shape, open);
    } else if (!child->is_leaf()) {
      if (child->has_text)
        into_.questions.push_back({open.place + "/" + child->path(*open.root),
                                   "This element mixes text and elements; its text is never written.",
                                   {}});
      walk(*child, open);
    } else {
      open.lines.push_back({{}, child, child->path(*open.root), {}});
    }
    for (const auto& [name, texts] : child->attributes)
      into_.questions.push_back({open.place + "/" + child->path(*open.root) + "/@" + name,
                                 "Attributes of elements below the item are never written.",
                                 {}});
    if (child->scattered)
      into_.questions.push_back({open.place + "/" + child->path(*open.root),
                                 "Others stand between its repetitions; it is written in one run.",
                                 {}});
  }
}

void ItemLearner::link(const LinkShape& shape, Open& open) {
  const std::string path = shape.element->path(*item_.node);
  const auto relative = [&](const SampleNode* node) {
    return node == nullptr ? std::string() : node->path(*shape.element);
  };
  const bool same = local_name(shape.element->name) == local_name(common_.link_element) &&
                    relative(shape.id) == common_.link_id && relative(shape.guid) == common_.link_guid &&
                    relative(shape.target) == common_.link_target;
  if (!same) {
    into_.questions.push_back(
        {open.place + "/" + path, "Links look different in this item; they are not written here.", {}});
    return;
  }
  const auto slash = path.rfind('/');
  const std::string at = slash == std::string::npos ? std::string() : ", at = " + toml_text(path.substr(0, slash));
  for (const auto& [word, kind] : shape.targets) {
    std::string binding;
    if (item_.kind == Kind::victim && kind == Kind::incident)
      binding = "field = \"victim.incident\"";
    else if (item_.kind == Kind::assistance && kind == Kind::victim)
      binding = "field = \"assistance.victim\"";
    else if (item_.kind == Kind::incident && kind == Kind::victim)
      binding = "back = \"victim.incident\"";
    else if (item_.kind == Kind::victim && kind == Kind::assistance)
      binding = "back = \"assistance.victim\"";
    if (binding.empty()) {
      into_.questions.push_back(
          {open.place + "/" + path, "Links to \"" + word + "\" have no field; they are not written.", {}});
      continue;
    }
    const std::string reason = "the ids in it are those of other reports, and \"" + word + "\" names their item";
    open.lines.push_back({"  { link = " + toml_text(std::string(name(kind))) + ", target = " + toml_text(word) + ", " +
                              binding + at + certainty("export: " + reason + "; " + seen(*shape.element)) + ",",
                          nullptr,
                          {},
                          {}});
    into_.settled.push_back({open.place + "/" + path,
                             binding.substr(binding.find('"') + 1, binding.rfind('"') - binding.find('"') - 1), reason,
                             1});
  }
}

void ItemLearner::block(const BlockShape& shape, Open& open) {
  const SampleNode& first = shape.outer != nullptr ? *shape.outer : *shape.element;
  const std::string path = first.path(*item_.node);
  const auto slash = path.rfind('/');
  const std::string at = slash == std::string::npos ? std::string() : ", at = " + toml_text(path.substr(0, slash));
  open.lines.push_back(
      {"  { children = " + toml_text(std::string(name(shape.kind))) + at + certainty("export: " + seen(first)) + ",",
       nullptr,
       {},
       {}});
  std::string text = "\n[[child]]\nkind = " + toml_text(std::string(name(shape.kind))) +
                     "\nof = " + toml_text(std::string(name(item_.kind))) + "\n";
  if (shape.outer == nullptr) {
    text += "element = " + toml_text(shape.element->name) + "\n";
  } else {
    text += "element = " + toml_text(first.name + "/" + shape.element->path(first)) + "\n";
    if (shape.shared != nullptr)
      text += "shared = " + toml_text(shape.shared->name) + "\nshared_field = \"point.shape\"\n";
  }
  text += "certainty = \"learned\"\nsource = " + toml_text("export: " + seen(*shape.element)) + "\nelements = [\n";
  Open inner{{}, shape.kind, shape.element, open.place + "/" + shape.element->path(*item_.node)};
  walk(*shape.element, inner);
  settle(inner);
  for (const Line& line : inner.lines) text += line.note + line.text + "\n";
  children_ += text + "]\n";
  if (shape.outer == nullptr) return;
  for (const auto& [name, child] : first.below)
    if (child.get() != shape.element && child.get() != shape.shared && child->is_leaf())
      into_.questions.push_back(
          {open.place + "/" + path + "/" + name, "It stands beside a run of points and is never written.", {}});
}

std::vector<Kind> ItemLearner::kinds_for(const SampleNode& leaf, const Open& open) const {
  if (open.root != item_.node) return {open.kind};
  std::vector<Kind> kinds{item_.kind};
  for (const SampleNode* node = leaf.parent; node != item_.node && node != nullptr; node = node->parent) {
    if (const auto region = shapes_.regions.find(node); region != shapes_.regions.end()) return {region->second};
    // Next to a run of points: the values that the points share.
    for (const BlockShape& block : shapes_.blocks)
      for (const SampleNode* outer = block.element->parent;
           block.kind == Kind::point && outer != item_.node && outer != nullptr; outer = outer->parent)
        if (outer == node) return {Kind::point, Kind::place};
  }
  if (!shapes_.has_block(Kind::place)) kinds.push_back(Kind::place);
  if (!shapes_.has_block(Kind::device)) kinds.push_back(Kind::device);
  if (!shapes_.has_block(Kind::source)) kinds.push_back(Kind::source);
  return kinds;
}

std::string ItemLearner::tie_line(const SampleNode& leaf, const std::string& path, const Tie& tie, const Open& open) {
  const Guess& guess = tie.guesses.front();
  std::string line =
      "  { path = " + toml_text(path) + ", field = " + toml_text(info(guess.field).full_name) + type_text(tie.type);
  std::string repeats;
  for (const SampleNode* node = &leaf; node != open.root; node = node->parent)
    if (node->repeats()) repeats = node->path(*open.root);
  if (!repeats.empty()) line += ", repeats = " + toml_text(repeats);
  if (is_always(leaf, open)) line += ", required = true";
  return line + certainty("export: " + guess.reason + " (" + percent(guess.score) + "); " + seen(leaf)) + ",";
}

std::string ItemLearner::unknown_line(const SampleNode& leaf, const std::string& path, const Tie& tie,
                                      const std::string& why, const Open& open) {
  std::string note = "  # Question: " + toml_comment(why) + "; " + seen(leaf) + ".\n";
  for (const Guess& guess : tie.guesses)
    note += "  #   maybe " + std::string(info(guess.field).full_name) + " (" + percent(guess.score) + ": " +
            guess.reason + ")\n";
  if (!tie.guesses.empty())
    note += "  #   to accept the first: { path = " + toml_text(path) +
            ", field = " + toml_text(info(tie.guesses.front().field).full_name) + toml_comment(type_text(tie.type)) +
            certainty("decided by …") + ",\n";
  if (may_show_values(leaf, tie)) {
    note += "  #   words met:";
    for (const auto& [word, times] : leaf.texts.distinct) note += " " + toml_comment(toml_text(word));
    note += "\n";
  }
  std::string line = "  { path = " + toml_text(path) + ", field = \"?\"";
  if (!tie.guesses.empty()) line += ", guess = " + toml_text(info(tie.guesses.front().field).full_name);
  if (is_always(leaf, open)) line += ", required = true";
  return note + line + certainty("export: " + seen(leaf)) + ",";
}

void ItemLearner::settle(Open& open) {
  std::vector<Tie> ties(open.lines.size());
  std::map<std::vector<Kind>, Candidates> candidates;
  std::map<Field, std::vector<std::size_t>> claims;
  for (std::size_t i = 0; i < open.lines.size(); ++i) {
    const Line& line = open.lines[i];
    if (line.leaf == nullptr) continue;
    const std::vector<Kind> kinds = kinds_for(*line.leaf, open);
    ties[i] = candidates.try_emplace(kinds, item_.kind, kinds).first->second.propose(line.path, *line.leaf);
    if (!ties[i].guesses.empty()) claims[ties[i].guesses.front().field].push_back(i);
  }
  for (auto& [field, rivals] : claims) {
    if (rivals.size() < 2) continue;
    std::stable_sort(rivals.begin(), rivals.end(), [&](std::size_t a, std::size_t b) {
      return ties[a].guesses.front().score > ties[b].guesses.front().score;
    });
    const double best = ties[rivals[0]].guesses.front().score;
    for (std::size_t i = 0; i < rivals.size(); ++i) {
      Tie& tie = ties[rivals[i]];
      const bool clear = i == 0 && best - ties[rivals[1]].guesses.front().score >= sure_margin;
      if (clear || !tie.sure) continue;
      tie.sure = false;
      tie.doubt = "another element fits the field " + std::string(i == 0 ? "nearly as well" : "as well or better");
    }
  }
  for (std::size_t i = 0; i < open.lines.size(); ++i) {
    Line& line = open.lines[i];
    if (line.leaf == nullptr) continue;
    const Tie& tie = ties[i];
    const std::string place = open.place + "/" + line.path;
    if (!tie.sure) {
      line.text = unknown_line(*line.leaf, line.path, tie, tie.doubt, open);
      into_.questions.push_back(
          {place, "Which field is this? " + tie.doubt + "; " + seen(*line.leaf) + ".",
           tie.guesses.empty() ? std::string() : std::string(info(tie.guesses.front().field).full_name)});
      continue;
    }
    const Guess& guess = tie.guesses.front();
    into_.settled.push_back({place, std::string(info(guess.field).full_name), guess.reason, guess.score});
    if (!tie.open_terms.empty()) {
      line.note = "  # Question: which code is";
      for (const std::string& term : tie.open_terms)
        line.note +=
            line.leaf->texts.distinct.at(term) > 1 ? " " + toml_comment(toml_text(term)) : " a word that came once";
      line.note += "? Codes of " + std::string(name(info(guess.field).list)) + ": maex help codes " +
                   std::string(name(info(guess.field).list)) + "\n";
    }
    if (!tie.open_terms.empty())
      into_.questions.push_back({place,
                                 std::to_string(tie.open_terms.size()) +
                                     (tie.open_terms.size() == 1 ? " word has" : " words have") +
                                     " no code in the list " + std::string(name(info(guess.field).list)) + ".",
                                 std::string(info(guess.field).full_name)});
    line.text = tie_line(*line.leaf, line.path, tie, open);
  }
}

std::string ItemLearner::write() {
  Open open{{}, item_.kind, item_.node, std::string(item_.node->name)};
  walk(*item_.node, open);
  settle(open);
  std::string text =
      "\n[[item]]\nkind = " + toml_text(std::string(name(item_.kind))) + "\nelement = " + toml_text(item_.node->name) +
      "\nprefix = " + toml_text(load_dialect({})->item(item_.kind)->prefix) +
      "\ncertainty = \"learned\"\nsource = " + toml_text("export: " + std::to_string(item_.node->count) + " reports") +
      "\nelements = [\n";
  for (const Line& line : open.lines) text += line.note + line.text + "\n";
  return text + "]\n" + children_;
}

}  // namespace maex::maxml

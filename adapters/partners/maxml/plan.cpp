#include "adapters/partners/maxml/plan.hpp"

#include <algorithm>

namespace maex::maxml {
namespace {

std::string indent(std::size_t depth) { return "\n" + std::string(2 * depth, ' '); }

std::vector<std::string> parts_of(const std::string& path) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= path.size();) {
    const std::size_t slash = std::min(path.find('/', from), path.size());
    parts.push_back(path.substr(from, slash - from));
    from = slash + 1;
  }
  return parts;
}

/// Opening and closing markup of a path below an element, without the text that goes in.
std::pair<std::string, std::string> wrap(const std::string& path) {
  std::string open, close;
  for (const std::string& part : parts_of(path)) {
    open += "<" + part + ">";
    close = "</" + part + ">" + close;
  }
  return {open, close};
}

/// Common first element of two paths, so that one pair of tags holds both leaves.
std::string link_between(const std::string& first, const std::string& second) {
  const auto a = parts_of(first);
  const auto b = parts_of(second);
  std::size_t same = 0;
  while (same + 1 < a.size() && same + 1 < b.size() && a[same] == b[same]) ++same;
  std::string markup;
  for (std::size_t i = a.size(); i > same; --i) markup += "</" + a[i - 1] + ">";
  for (std::size_t i = same; i < b.size(); ++i) markup += "<" + b[i] + ">";
  return markup;
}

std::uint16_t container_for(Plan& plan, const std::vector<std::string>& parts, std::size_t depth) {
  std::uint16_t at = 0;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    const std::string open = indent(depth + i) + "<" + parts[i] + ">";
    std::uint16_t found = 0;
    for (std::uint16_t c = 1; c < plan.containers.size(); ++c)
      if (plan.containers[c].parent == at && plan.containers[c].open == open) found = c;
    if (found == 0) {
      found = static_cast<std::uint16_t>(plan.containers.size());
      plan.containers.push_back({at, open, indent(depth + i) + "</" + parts[i] + ">"});
    }
    at = found;
  }
  return at;
}

Step link_step(const Dialect& dialect, const Element& element, std::size_t depth) {
  Step step;
  step.role = element.back ? Step::Role::back_link : Step::Role::link;
  if (element.field) step.field = *element.field;
  step.back = element.back;
  step.kind = element.kind;
  const Dialect::Link& names = dialect.link;
  const auto [target_open, target_close] = wrap(names.target);
  step.link_guid = indent(depth) + "<" + names.element + ">" + wrap(names.guid).first;
  step.link_id = link_between(names.guid, names.id);
  step.link_end = link_between(names.id, names.target) + escape_markup(element.target) + target_close + "</" + names.element + ">";
  return step;
}

}  // namespace

std::string escape_markup(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '&') out += "&amp;";
    else out += c;
  }
  return out;
}

Plans::Plans(const Dialect& dialect) {
  for (const auto& [list, terms] : dialect.values) {
    auto& table = terms_[list];
    table.resize(all_codes().size());
    for (const auto& [code, term] : terms) table[static_cast<std::size_t>(code)] = escape_markup(term);
  }
  for (const Block& block : dialect.items) add(dialect, block, true);
  for (const Block& block : dialect.children) add(dialect, block, false);
}

void Plans::add(const Dialect& dialect, const Block& block, bool item) {
  auto made = std::make_unique<Plan>();
  Plan& plan = *made;
  plan.block = &block;
  plan.token = plans_.size() + 1;
  plan.place.fill(in_custom_field);
  plan.containers.push_back({});
  const std::vector<std::string> names = parts_of(block.element);
  const std::size_t level = item ? 2 : 2 + names.size();  // nesting below other children is not indented further
  plan.open = indent(level) + "<" + names.back() + ">";
  plan.close = indent(level) + "</" + names.back() + ">";
  plan.empty = indent(level) + "<" + names.back() + "/>";
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    plan.run_open += indent(3 + i) + "<" + names[i] + ">";
    plan.run_close = indent(3 + i) + "</" + names[i] + ">" + plan.run_close;
  }
  if (!block.shared.empty()) {
    plan.shared_open = indent(level) + "<" + block.shared + ">";
    plan.shared_close = "</" + block.shared + ">";
    plan.shared_empty = indent(level) + "<" + block.shared + "/>";
  }
  std::vector<Kind> waiting{Kind::device, Kind::place, Kind::point, Kind::source};
  const auto children = [&](Kind kind) {
    if (std::erase(waiting, kind) == 0) return;
    Step step;
    step.role = Step::Role::children;
    step.kind = kind;
    plan.steps.push_back(step);
  };
  for (const Element& element : block.elements) {
    if (element.role == Element::Role::children) {
      children(element.kind);
      if (element.kind == Kind::place) children(Kind::point);  // both stand in the geometry element
      continue;
    }
    if (element.role == Element::Role::link) {
      if (element.field) plan.place[static_cast<std::size_t>(*element.field)] = static_cast<std::uint16_t>(plan.steps.size());
      plan.steps.push_back(link_step(dialect, element, level + 1));
      continue;
    }
    const auto parts = parts_of(element.path);
    Step step;
    step.field = *element.field;
    step.type = element.type;
    step.container = container_for(plan, parts, level + 1);
    step.open = indent(level + parts.size()) + "<" + parts.back() + ">";
    step.close = "</" + parts.back() + ">";
    if (element.type.kind == LeafType::Kind::code) {
      auto& table = terms_[element.type.list];
      table.resize(all_codes().size());
      step.terms = &table;
    }
    const std::string_view word = info(*element.field).name;
    if (item && word == "guid") {
      step.role = Step::Role::guid;
      plan.guid = *element.field;
    }
    plan.place[static_cast<std::size_t>(*element.field)] = static_cast<std::uint16_t>(plan.steps.size());
    plan.steps.push_back(std::move(step));
  }
  for (const Kind kind : {Kind::device, Kind::place, Kind::point, Kind::source}) children(kind);
  if (item)
    for (std::size_t f = 0; f < field_count; ++f)
      if (info(static_cast<Field>(f)).kind == block.kind && info(static_cast<Field>(f)).name == "id") plan.id = static_cast<Field>(f);
  for (const Field field : block.omit) plan.place[static_cast<std::size_t>(field)] = omitted;
  for (std::size_t top = 0; top < kind_count; ++top) {
    const Kind above = static_cast<Kind>(top);
    const bool here = item ? above == block.kind : dialect.item(above) != nullptr && dialect.child(above, block.kind) == &block;
    if (here) by_kind_[top][static_cast<std::size_t>(block.kind)] = &plan;
  }
  plans_.push_back(std::move(made));
}

const Plan* Plans::find(Kind top, Kind kind) const {
  return by_kind_[static_cast<std::size_t>(top)][static_cast<std::size_t>(kind)];
}

}  // namespace maex::maxml

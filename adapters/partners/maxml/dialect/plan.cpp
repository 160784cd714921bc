#include "adapters/partners/maxml/dialect/plan.hpp"

#include <algorithm>

#include "adapters/partners/maxml/dialect/dialect_names.hpp"

namespace maex::maxml {
namespace {

std::string indent(std::size_t depth) { return "\n" + std::string(2 * depth, ' '); }

/// Opening and closing markup of a path below an element, without the text between them.
std::pair<std::string, std::string> wrap(const std::string& path) {
  std::string open, close;
  for (const std::string& part : parts_of(path)) {
    open += "<" + part + ">";
    close = "</" + part + ">" + close;
  }
  return {open, close};
}

/// The first element that two paths share, so that one pair of tags contains both leaves.
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

/// Container of the first `outer` of the parts, created when it does not exist.
std::uint16_t container_for(Plan& plan, const std::vector<std::string>& parts, std::size_t outer, std::size_t depth) {
  std::uint16_t at = 0;
  for (std::size_t i = 0; i < outer; ++i) {
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

/// The markup of a link around its values.
Step::LinkForm link_form(const Dialect& dialect, const Element& element, std::size_t depth, bool with_id) {
  Step::LinkForm form;
  const Dialect::Link& names = dialect.link;
  if (!with_id && names.guid.empty()) return form;
  std::string markup = indent(depth) + "<" + names.element + ">";
  std::string last;
  for (const std::string& part : names.order) {
    const std::string& path = part == "guid" ? names.guid : part == "id" ? names.id : names.target;
    if (path.empty() || (part == "id" && !with_id)) continue;
    markup += last.empty() ? wrap(path).first : link_between(last, path);
    last = path;
    if (part == "target") {
      markup += escape_markup(element.target);
    } else {
      form.parts.push_back({markup, part == "guid"});
      markup.clear();
    }
  }
  form.end = markup + wrap(last).second + "</" + names.element + ">";
  return form;
}

Step link_step(const Dialect& dialect, const Element& element, std::size_t depth) {
  Step step;
  step.role = element.back ? Step::Role::back_link : Step::Role::link;
  if (element.field) step.field = *element.field;
  step.back = element.back;
  step.kind = element.kind;
  step.guid = element.guid;
  step.by_id = link_form(dialect, element, depth, true);
  step.by_guid = link_form(dialect, element, depth, false);
  step.path = dialect.link.element;
  return step;
}

}  // namespace

std::string escape_markup(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

Plans::Plans(const Dialect& dialect) {
  for (const auto& [list, terms] : dialect.values) {
    auto& table = terms_[list];
    table.resize(all_codes().size());
    for (const auto& [code, term] : terms)
      if (table[static_cast<std::size_t>(code)].empty()) table[static_cast<std::size_t>(code)] = escape_markup(term);
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
  const std::size_t level = item ? 2 : 2 + names.size();  // children of other children are not indented further
  plan.open = indent(level) + "<" + names.back() + ">";
  plan.close = indent(level) + "</" + names.back() + ">";
  plan.empty = indent(level) + "<" + names.back() + "/>";
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    plan.run_open += indent(3 + i) + "<" + names[i] + ">";
    plan.run_close = indent(3 + i) + "</" + names[i] + ">" + plan.run_close;
  }
  for (const SharedElement& shared : block.shared)
    plan.shared.push_back({shared.field, shared.type, terms_for(shared.type),
                           indent(level) + "<" + shared.element + ">", "</" + shared.element + ">",
                           indent(level) + "<" + shared.element + "/>"});
  add_steps(dialect, plan, item, level);
  if (item && !dialect.custom.at.empty())
    plan.custom_container =
        container_for(plan, parts_of(dialect.custom.at), parts_of(dialect.custom.at).size(), level + 1);
  if (item)
    for (std::size_t f = 0; f < field_count; ++f)
      if (info(static_cast<Field>(f)).kind == block.kind && info(static_cast<Field>(f)).name == "id")
        plan.id = static_cast<Field>(f);
  for (const Field field : block.omit) plan.place[static_cast<std::size_t>(field)] = omitted;
  for (const Step& step : plan.steps)
    if (step.role == Step::Role::leaf && is_child(info(step.field).kind) && item) {
      plan.inlined[static_cast<std::size_t>(info(step.field).kind)] = true;
      if (plan.blocks_of(info(step.field).kind)) plan.shared_fields.push_back(step.field);
    }
  for (std::size_t top = 0; top < kind_count; ++top) {
    const Kind above = static_cast<Kind>(top);
    const bool here =
        item ? above == block.kind : dialect.item(above) != nullptr && dialect.child(above, block.kind) == &block;
    if (here) by_kind_[top][static_cast<std::size_t>(block.kind)] = &plan;
  }
  plans_.push_back(std::move(made));
}

void Plans::add_steps(const Dialect& dialect, Plan& plan, bool item, std::size_t level) {
  const Block& block = *plan.block;
  std::vector<Kind> waiting;
  if (item)
    waiting.assign(std::begin(children_of_items), std::end(children_of_items));
  else
    waiting.assign(std::begin(children_of_children), std::end(children_of_children));
  const auto children = [&](Kind kind, const std::string& at) {
    if (std::erase(waiting, kind) == 0) return;
    if (item && dialect.child(block.kind, kind) == nullptr && (kind == Kind::service || kind == Kind::link)) return;
    Step step;
    step.role = Step::Role::children;
    step.kind = kind;
    if (!at.empty()) step.container = container_for(plan, parts_of(at), parts_of(at).size(), level + 1);
    plan.has_blocks[static_cast<std::size_t>(kind)] = true;
    plan.steps.push_back(step);
  };
  for (const Element& element : block.elements) {
    if (element.role == Element::Role::children) {
      children(element.kind, element.at);
      if (element.kind == Kind::place && !dialect.strict)
        children(Kind::point, {});  // both are in the geometry element
      continue;
    }
    if (element.role == Element::Role::custom) {
      plan.steps.emplace_back().role = Step::Role::custom;
      continue;
    }
    if (element.role == Element::Role::link) {
      Step step = link_step(dialect, element, level + 1);
      if (!element.at.empty())
        step.container = container_for(plan, parts_of(element.at), parts_of(element.at).size(), level + 1);
      step.once = dialect.strict && element.repeats.empty() && !element.back;
      step.required = element.required;
      if (element.field)
        plan.place[static_cast<std::size_t>(*element.field)] = static_cast<std::uint16_t>(plan.steps.size());
      if (element.guid && !step.by_guid.parts.empty()) plan.place[static_cast<std::size_t>(*element.guid)] = in_link;
      plan.steps.push_back(std::move(step));
      continue;
    }
    add_leaf(dialect, plan, element, item, level);
  }
  if (dialect.strict) return;
  for (const Kind kind : children_of_items) children(kind, {});
}

/// Escaped base terms by code; nullptr for other types.
const std::vector<std::string>* Plans::terms_for(const LeafType& type) {
  if (type.kind != LeafType::Kind::code) return nullptr;
  std::vector<std::string>* table = &terms_[type.list];
  if (!type.own_terms.empty()) {
    own_terms_.push_back(std::make_unique<std::vector<std::string>>(all_codes().size()));
    table = own_terms_.back().get();
    for (const auto& [code, term] : type.own_terms) (*table)[static_cast<std::size_t>(code)] = escape_markup(term);
  }
  table->resize(all_codes().size());
  return table;
}

void Plans::add_leaf(const Dialect& dialect, Plan& plan, const Element& element, bool item, std::size_t level) {
  const auto parts = parts_of(element.path);
  Step step;
  step.required = element.required;
  step.path = (item ? std::string() : plan.block->element + "/") + element.path;
  if (element.role == Element::Role::unknown) {
    step.role = Step::Role::unknown;
    plan.steps.push_back(std::move(step));
    return;
  }
  step.field = *element.field;
  step.type = element.type;
  const maxml::Block* const service = item ? dialect.child(plan.block->kind, Kind::service) : nullptr;
  step.first_service = service != nullptr && element.path.starts_with(service->element + "/");
  step.once = dialect.strict && element.repeats.empty();
  // An element that occurs once for each value opens and closes with the value, even when it is not the innermost.
  const std::size_t outer = element.repeats.empty() ? parts.size() - 1 : parts_of(element.repeats).size() - 1;
  step.container = container_for(plan, parts, outer, level + 1);
  step.open = indent(level + outer + 1);
  for (std::size_t i = outer; i < parts.size(); ++i) {
    step.open += "<" + parts[i] + ">";
    step.close = "</" + parts[i] + ">" + step.close;
  }
  step.terms = terms_for(element.type);
  if (item && info(*element.field).name == "guid" && info(*element.field).kind == plan.block->kind) {
    step.role = Step::Role::guid;
    plan.guid = *element.field;
  }
  // Of several elements for one field, the first one is written.
  std::uint16_t& place = plan.place[static_cast<std::size_t>(*element.field)];
  if (place == in_custom_field) place = static_cast<std::uint16_t>(plan.steps.size());
  plan.steps.push_back(std::move(step));
}

const Plan* Plans::find(Kind top, Kind kind) const {
  return by_kind_[static_cast<std::size_t>(top)][static_cast<std::size_t>(kind)];
}

}  // namespace maex::maxml

#include "adapters/partners/maxml/read/interpret.hpp"

#include <algorithm>
#include <utility>

#include "adapters/partners/maxml/notices.hpp"
#include "adapters/partners/maxml/read/point_runs.hpp"
#include "adapters/partners/maxml/read/shape_traps.hpp"
#include "adapters/partners/maxml/report_fields.hpp"
#include "adapters/partners/maxml/write/guid.hpp"
#include "core/place/entered.hpp"

namespace maex::maxml {
namespace {

bool same_word(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// Fields whose text identifies a record or a part of one.
bool is_id(Field field) {
  return info(field).name == "id" || info(field).name == "report_id" || info(field).name == "report_guid" ||
         field == Field::victim_incident || field == Field::assistance_victim || field == Field::quality_activity;
}

}  // namespace

Interpreter::Interpreter(const CompiledDialect& compiled, const Names& names, ReadContext& context)
    : dialect_(*compiled.dialect),
      names_(names),
      account_(context.account),
      document_(context.document),
      matcher_(compiled.matcher),
      values_(dialect_),
      custom_(dialect_, false),
      odd_(context.country) {}

std::int32_t Interpreter::find(std::int32_t node, const Path& path) const {
  if (path.empty()) return -1;
  for (const NameId name : path) {
    std::int32_t below = at(node).first;
    while (below >= 0 && (at(below).what != Node::What::element || at(below).name != name)) below = at(below).next;
    if (below < 0) return -1;
    node = below;
  }
  return node;
}

void Interpreter::report(const Tree& tree, Batch& batch) {
  tree_ = &tree;
  report_id_.clear();
  ours_ = beside_ = false;
  odd_.clear();
  marks_ = 0;
  victim_links_.clear();
  account_.read_row();
  std::int32_t first = -1;
  bool elsewhere = false;
  for (std::int32_t i = at(0).first; i >= 0; i = at(i).next) {
    if (at(i).what != Node::What::element) continue;
    if (first < 0 && matcher_.item(at(i).name) != nullptr) first = i;
    elsewhere = elsewhere || matcher_.not_modelled(at(i).name);
  }
  if (first < 0 && elsewhere) {
    account_.report(item_not_modelled, place_of(0));
    ignore_all(account_, names_, tree, 0, "item-not-modelled");
    account_.row(Fate::ignored, "item-not-modelled");
    return;
  }
  if (first < 0) {
    report(report_empty, 0);
    quarantine_all(account_, names_, tree, "no-item", report_empty.summary);
    account_.row(Fate::quarantined, "no-item");
    return;
  }
  const Kind kind = matcher_.item(at(first).name)->block->kind;
  batch.add(kind, origin(0));
  const Place main{batch, static_cast<std::int32_t>(batch.size()) - 1, kind};
  own_text(0, main);
  const auto is_info = [&](std::int32_t i) { return at(i).what == Node::What::element && at(i).name == matcher_.info; };
  for (std::int32_t i = at(0).first; i >= 0; i = at(i).next)  // first, because it may add a source below the record
    if (is_info(i)) info_block(i, main);
  bool first_done = false;
  for (std::int32_t i = at(0).first; i >= 0; i = at(i).next) {
    if (is_info(i)) continue;
    const BlockMatch* match = at(i).what == Node::What::element ? matcher_.item(at(i).name) : nullptr;
    if (match == nullptr) {
      if (at(i).what == Node::What::element && matcher_.not_modelled(at(i).name)) {
        account_.report(item_not_modelled, place_of(i));
        ignore_all(account_, names_, tree, i, "item-not-modelled");
        beside_ = true;
      } else
        keep_all(i, main);
      continue;
    }
    if (first_done) batch.add(match->block->kind, origin(i));  // a second item in the same report
    const Place place =
        first_done ? Place{batch, static_cast<std::int32_t>(batch.size()) - 1, match->block->kind} : main;
    first_done = true;
    own_text(i, place);
    block(*match, i, place);
    if (ours_ && place.top == Kind::victim &&
        !batch[static_cast<std::size_t>(place.record)].has(Field::victim_incident))
      account_.report(victim_unlinked, place_of(i));
  }
  odd_.settle(
      batch, [this](std::int32_t node) { return text(node); },
      [this](std::int32_t node, Field field, Field entered) {
        if (entered == Field::count) return refuse_value(node, field);
        fate(node, Fate::changed, "coordinates-as-entered", entered);
      });
  account_.row(Fate::used, {});
}

void Interpreter::info_block(std::int32_t node, Place place) {
  std::string guid_text;
  const auto frame_of = [&](std::int32_t i) -> const FrameElement* {
    for (const Matcher::Frame& frame : matcher_.report)
      if (frame.name == at(i).name && (at(i).what != Node::What::text)) return frame.element;
    return nullptr;
  };
  for (std::int32_t i = at(node).first; i >= 0; i = at(i).next)
    if (const FrameElement* element = frame_of(i)) {
      if (element->from == "report.id") report_id_ = text(i);
      if (element->from == "report.guid") guid_text = tidy_id(text(i));
    }
  const bool source_in_info = dialect_.source_in_info(place.top);
  const auto marks = marks_of(guid_text, report_id_);
  ours_ = marks.has_value();
  marks_ = marks.value_or(0);
  std::int32_t source = -1;
  own_text(node, place);
  for (std::int32_t i = at(node).first; i >= 0; i = at(i).next) {
    const FrameElement* element = frame_of(i);
    if (element == nullptr || at(i).has_children) {
      keep_all(i, place);
      continue;
    }
    if (const auto field = element->field_of(place.top)) {
      leaf(element->type, *field, element->evidence.firm(), i, place);
    } else if (element->has_field() || element->unknown) {
      keep(i, place);
    } else if ((element->from == "report.id" && (marks_ & ReportMarks::stated_id) != 0) ||
               (element->from == "report.date" && (marks_ & ReportMarks::stated_date) != 0)) {
      foreign_info(*element, i, source, place);
    } else if (ours_ && !(source_in_info && element->from.starts_with("source."))) {
      fate(i, Fate::ignored, "written-by-maex");
      // It should repeat the record. If it does not, no later step checks the name.
      if (element->from == "source.name" && !text(i).empty()) beside_ = true;
    } else if (element->from == "template.guid") {
      if (tidy_id(text(i)).size() != text(i).size()) report(id_trimmed, i, Field::count);
      fate(i, Fate::ignored, "form-template");
    } else {
      foreign_info(*element, i, source, place);
    }
    for (std::int32_t a = at(i).first; a >= 0; a = at(a).next) keep_all(a, place);
  }
}

/// Who reported and when: in a file from another system this is all that is known about the source.
void Interpreter::foreign_info(const FrameElement& element, std::int32_t node, std::int32_t& source, Place place) {
  if (text(node).empty()) return;
  if (element.from == "template.name" || element.from == "template.version") {
    fate(node, Fate::ignored, "form-template");
    return;
  }
  const ReportFields& report = report_fields(place.top);
  std::optional<Field> field;
  LeafType type;
  if (element.from == "report.id")
    field = report.id;
  else if (element.from == "report.guid")
    field = report.guid;
  else if (element.from == "report.date") {
    field = report.date;
    type = element.type;
    type.kind = LeafType::Kind::date;
  }
  if (field) return leaf(type, *field, element.evidence.firm(), node, place);
  if (element.from == "source.name")
    field = Field::source_name;
  else if (element.from == "source.position")
    field = Field::source_position;
  else if (element.from == "source.organisation")
    field = Field::source_organisation;
  if (!field) return keep(node, place);
  if (source < 0) {
    place.batch.add(Kind::source, origin(node), place.record);
    source = static_cast<std::int32_t>(place.batch.size()) - 1;
  }
  leaf({}, *field, element.evidence.firm(), node, {place.batch, source, place.top});
}

void Interpreter::block(const BlockMatch& match, std::int32_t node, Place place) {
  const std::int32_t outer = std::exchange(pending_guid_, -1);
  const bool item = !is_child(match.block->kind);
  if (item) {
    inlined_.fill(-1);
    item_ = match.block;
    shared_.clear();
  }
  inside(match, match.nodes.front(), node, place);
  if (item) share(place);
  if (pending_guid_ >= 0) {
    for (std::size_t f = 0; f < field_count; ++f)
      if (info(static_cast<Field>(f)).kind == place.top && info(static_cast<Field>(f)).name == "guid")
        guid(static_cast<Field>(f), pending_guid_, place);
  }
  pending_guid_ = outer;
}

void Interpreter::inside(const BlockMatch& match, const MatchNode& known, std::int32_t node, Place place) {
  bool seen_service = false;
  for (std::int32_t i = at(node).first; i >= 0; i = at(i).next) {
    if (at(i).what != Node::What::element) {
      keep_all(i, place);
      continue;
    }
    const NameId name = at(i).name;
    const MatchNode* next = Matcher::step(match, known, name);
    if (known.hosts) {
      if (name == matcher_.custom) {
        custom(i, place);
        continue;
      }
      if (name == matcher_.link && !match.links.empty() && link(match, i, place)) continue;
      // The first service is in the fields of the assistance itself, further ones are its children.
      const auto candidates = matcher_.children(place.top, name);
      const bool is_service =
          next != nullptr && !candidates.empty() && candidates.front()->block->kind == Kind::service;
      if (!candidates.empty() && !(is_service && !std::exchange(seen_service, true))) {
        child(i, candidates, place);
        continue;
      }
      if (name == matcher_.link && !match.links.empty()) {
        keep_all(i, place);
        continue;
      }
    }
    if (next == nullptr || (next->leaf != nullptr && at(i).has_children)) {
      keep_all(i, place);
    } else if (next->leaf != nullptr) {
      const Field field = *next->leaf->field;
      if (!is_child(match.block->kind) && info(field).name == "guid" && pending_guid_ < 0)
        pending_guid_ = i;
      else
        leaf(next->leaf->type, field, next->leaf->evidence.firm(), i, place);
      for (std::int32_t a = at(i).first; a >= 0; a = at(a).next) keep_all(a, place);
    } else {
      own_text(i, place);
      inside(match, *next, i, place);
    }
  }
}

/// Whether maex added this value when it wrote the report: the record did not have it.
bool Interpreter::is_added(Field field, Place place) const {
  if (marks_ == 0) return false;
  const Record& record = place.batch[static_cast<std::size_t>(place.record)];
  if (field == Field::incident_type) return record.parent() < 0 && (marks_ & ReportMarks::derived_type) != 0;
  if (record.kind() != Kind::point || place.batch[static_cast<std::size_t>(record.parent())].parent() >= 0)
    return false;
  return ((marks_ & ReportMarks::added_shape) != 0 && field == Field::point_shape) ||
         ((marks_ & ReportMarks::added_id) != 0 && field == Field::point_id) ||
         ((marks_ & ReportMarks::added_number) != 0 && field == Field::point_number) ||
         ((marks_ & ReportMarks::added_type) != 0 && field == Field::point_type);
}

void Interpreter::leaf(const LeafType& type, Field field, bool documented, std::int32_t node, Place place) {
  const std::string_view found = text(node);
  if (found.empty()) return;
  if (is_added(field, place)) return fate(node, Fate::ignored, "written-by-maex");
  if (const Kind kind = info(field).kind;
      is_child(kind) && place.batch[static_cast<std::size_t>(place.record)].kind() != kind) {
    const auto& elements = item_->elements;
    const bool blocks = std::any_of(elements.begin(), elements.end(), [kind](const Element& element) {
      return element.role == Element::Role::children && element.kind == kind;
    });
    if (blocks) return shared_.push_back({&type, field, documented, node});
    place.record = inlined(kind, node, place).record;
  }
  Record& record = place.batch[static_cast<std::size_t>(place.record)];
  const FieldInfo& about = info(field);
  if (!about.many && record.has(field)) {
    const Value has = record.get(field);
    if (has.kind() == Value::Kind::text && has.as_text() == tidy_id(found) && !ours_)
      return fate(node, Fate::ignored, "value-repeated");
    return keep(node, place);
  }
  if (!ours_ && is_id(field) && tidy_id(found).size() != found.size()) return tidied(field, documented, node, place);
  const Values::Result result = values_.read(type, field, place.batch.keep(found));
  if (result.value.empty() && largest_coordinate(about.measure) != 0 && point_fields(record.kind()) != nullptr) {
    odd_.add(node, place.record, field);
    return;
  }
  if (result.value.empty()) return refuse_value(node, field);
  if (result.notice != nullptr)
    report(*result.notice, node, field, result.value.kind() == Value::Kind::text ? Known::raw : Known::value);
  record.set(field, result.value);
  if (result.also != Field::count && info(result.also).kind == record.kind() && !record.has(result.also))
    record.set(result.also, Value::text(place.batch.keep(result.also_text)));
  if (!documented) ++guesses_;
  fate(node, result.changed.empty() ? Fate::used : Fate::changed, result.changed, field);
}

void Interpreter::refuse_value(std::int32_t node, Field field) {
  const FieldInfo& about = info(field);
  std::string problem = "This is no " + std::string(name(about.type)) + " for " + std::string(about.full_name) + ".";
  const NodePlace where = place_of(node, field);
  account_.quarantined(where, "value-not-understood", text(node), problem);
  account_.report(value_unknown, where, {text(node)}, std::move(problem));
}

/// An id with blanks or commas at its ends: IMSMA's own checks treat both spellings as the same id.
void Interpreter::tidied(Field field, bool documented, std::int32_t node, Place place) {
  const std::string_view id = tidy_id(text(node));
  report(id_trimmed, node, field, Known::value);
  if (id.empty()) return fate(node, Fate::ignored, "blank-text");
  place.batch[static_cast<std::size_t>(place.record)].set(field, Value::text(place.batch.keep(id)));
  if (!documented) ++guesses_;
  fate(node, Fate::changed, "id-trimmed", field);
}

void Interpreter::guid(Field field, std::int32_t node, Place place) {
  Record& record = place.batch[static_cast<std::size_t>(place.record)];
  std::string_view id;
  for (const Slot& slot : record.slots())
    if (info(slot.field).name == "id" && slot.value.kind() == Value::Kind::text) id = slot.value.as_text();
  if (!id.empty() && same_guid(mint(name(place.top), id), text(node))) {
    fate(node, Fate::ignored, "minted-guid");  // repeats only kind and id
    return;
  }
  leaf({}, field, false, node, place);
}

void Interpreter::keep(std::int32_t node, Place place) {
  if (at(node).text_size == 0) return;
  place.batch[static_cast<std::size_t>(place.record)].add_extra(place.batch.keep(element_path(names_, *tree_, node)),
                                                                place.batch.keep(text(node)));
  fate(node, Fate::used, "extra");
  report(element_unknown, node);
}

/// Text of an element that should contain elements: white space is ignored.
void Interpreter::own_text(std::int32_t node, Place place) {
  if (text(node).find_first_not_of(" \t\r\n") == std::string_view::npos)
    fate(node, Fate::ignored, "blank-text");
  else
    keep(node, place);
}

void Interpreter::keep_all(std::int32_t node, Place place) {
  keep(node, place);
  for (std::int32_t i = at(node).first; i >= 0; i = at(i).next) keep_all(i, place);
}

/// Returns false, and does nothing, for a link that the record has no field for, or whose field has a value already.
bool Interpreter::link(const BlockMatch& match, std::int32_t node, Place place) {
  const std::int32_t id = find(node, matcher_.link_id);
  const std::int32_t guid_at = find(node, matcher_.link_guid);
  const std::int32_t target = find(node, matcher_.link_target);
  Record& record = place.batch[static_cast<std::size_t>(place.record)];
  const Element* known = nullptr;
  for (const Element* element : match.links)
    if (target < 0 ? matcher_.link_target.empty() : same_word(element->target, text(target))) known = element;
  if (known == nullptr || (text(id).empty() && text(guid_at).empty()) ||
      (known->field && record.has(*known->field) && record.text(*known->field) != tidy_id(text(id))) ||
      (known->guid && record.has(*known->guid)) || (known->field && text(id).empty() && !known->guid))
    return false;
  if (known->field && !text(id).empty()) leaf({}, *known->field, known->evidence.firm(), id, place);
  if (known->field) link_guid(*known, id, guid_at, place);
  if (known->back && known->kind == Kind::victim && place.top == Kind::incident && !ours_)
    victim_links_.push_back({std::string(tidy_id(text(id))), std::string(tidy_id(text(guid_at)))});
  // Depth first over the rest: everything in a link except its three values is unknown.
  std::vector<std::int32_t> open{node};
  while (!open.empty()) {
    const std::int32_t one = open.back();
    open.pop_back();
    if (one == target)
      fate(one, Fate::ignored, known->field ? "link-frame" : "link-back");
    else if ((one == id || one == guid_at) && known->back)
      fate(one, Fate::ignored, "link-back");
    else if (one != id && one != guid_at)
      keep(one, place);
    for (std::int32_t i = at(one).first; i >= 0; i = at(i).next) open.push_back(i);
  }
  return true;
}

/// The system id of a linked record. It says nothing new when maex would mint the same one from the local id.
void Interpreter::link_guid(const Element& element, std::int32_t id, std::int32_t guid, Place place) {
  if (text(guid).empty()) return fate(guid, Fate::ignored, "link-frame");
  if (!text(id).empty() && same_guid(mint(name(element.kind), text(id)), text(guid)))
    return fate(guid, Fate::ignored, "minted-guid");
  if (!element.guid) return fate(guid, Fate::ignored, "link-frame");
  leaf({}, *element.guid, element.evidence.firm(), guid, place);
}

void Interpreter::child(std::int32_t node, const std::vector<const BlockMatch*>& candidates, Place place) {
  const BlockMatch* chosen = nullptr;
  for (const BlockMatch* one : candidates) {
    const bool runs = one->path.size() > 1;
    if (runs && (candidates.size() == 1 || is_run(*one, *tree_, node, ours_, place.top == Kind::hazard_area)))
      return shape(*one, node, 1, place);
    if (!runs && chosen == nullptr) chosen = one;
  }
  if (chosen == nullptr) return shape(*candidates.front(), node, 1, place);
  place.batch.add(chosen->block->kind, origin(node), place.record);
  const Place below{place.batch, static_cast<std::int32_t>(place.batch.size()) - 1, place.top};
  own_text(node, below);
  block(*chosen, node, below);
}

/// The value that all records of a run share.
Value Interpreter::shared(const SharedElement& element, std::int32_t node, Place place) {
  const std::string_view found = text(node);
  if (found.empty()) return {};
  if (element.field == Field::point_shape && (marks_ & ReportMarks::added_shape) != 0 &&
      place.batch[static_cast<std::size_t>(place.record)].parent() < 0) {
    fate(node, Fate::ignored, "written-by-maex");
    return {};
  }
  const bool is_text = info(element.field).type == Type::text;
  const std::string_view bare = is_text && !ours_ ? tidy_id(found) : found;
  const bool tidied = bare.size() != found.size();
  if (tidied) report(id_trimmed, node, element.field, Known::value);
  if (bare.empty()) {
    fate(node, Fate::ignored, "blank-text");
    return {};
  }
  const Values::Result result = values_.read(element.type, element.field, place.batch.keep(bare));
  if (result.value.empty()) {
    std::string problem = "This is no " + std::string(name(info(element.field).type)) + " for " +
                          std::string(info(element.field).full_name) + ".";
    account_.quarantined(place_of(node, element.field), "value-not-understood", found, problem);
    account_.report(value_unknown, place_of(node, element.field), {found}, std::move(problem));
    return {};
  }
  if (result.notice != nullptr)
    report(*result.notice, node, element.field, result.value.kind() == Value::Kind::text ? Known::raw : Known::value);
  if (!element.evidence.firm()) ++guesses_;
  const std::string_view rule = tidied ? std::string_view("id-trimmed") : result.changed;
  fate(node, rule.empty() ? Fate::used : Fate::changed, rule, element.field);
  return result.value;
}

/// Reads the runs of records in one element: the points of its shapes. `node` is the part of the path at `depth` - 1.
void Interpreter::shape(const BlockMatch& match, std::int32_t node, std::size_t depth, Place place) {
  const bool last = depth + 1 >= match.path.size();
  const bool itself = depth == match.path.size();  // a path of one part: the element is one record
  const std::size_t before = place.batch.size();
  std::vector<std::pair<const SharedElement*, std::int32_t>> shared_at;
  std::vector<Value> values;
  std::int32_t records = itself ? 1 : 0;
  if (last)
    for (std::int32_t i = at(node).first; i >= 0; i = at(i).next)
      if (!itself && at(i).what == Node::What::element && at(i).name == match.path.back()) ++records;
  if (!itself) own_text(node, place);
  const auto shared_element = [&](std::int32_t i) -> const SharedElement* {
    if (!last || itself || records == 0 || at(i).what != Node::What::element || at(i).has_children) return nullptr;
    for (std::size_t s = 0; s != match.shared.size(); ++s)
      if (at(i).name == match.shared[s] && std::none_of(shared_at.begin(), shared_at.end(), [&](const auto& one) {
            return one.first == &match.block->shared[s];
          }))
        return &match.block->shared[s];
    return nullptr;
  };
  for (std::int32_t i = at(node).first; !itself && i >= 0; i = at(i).next)
    if (const SharedElement* element = shared_element(i)) {
      shared_at.emplace_back(element, i);
      values.push_back(shared(*element, i, place));
    }
  const auto is_shared = [&](std::int32_t i) {
    return std::any_of(shared_at.begin(), shared_at.end(), [i](const auto& one) { return one.second == i; });
  };
  bool named = false;
  const auto one_record = [&](std::int32_t i) {
    place.batch.add(match.block->kind, origin(i), place.record);
    const Place below{place.batch, static_cast<std::int32_t>(place.batch.size()) - 1, place.top};
    for (std::size_t s = 0; s != shared_at.size(); ++s) {
      if (values[s].empty()) continue;
      place.batch[static_cast<std::size_t>(below.record)].set(shared_at[s].first->field, values[s]);
      named = named || shared_at[s].first->field == Field::point_shape;
    }
    own_text(i, below);
    block(match, i, below);
  };
  if (itself) return one_record(node);
  for (std::int32_t i = at(node).first; i >= 0; i = at(i).next) {
    const bool inner = at(i).what == Node::What::element && at(i).name == match.path[depth];
    if (inner && last)
      one_record(i);
    else if (inner)
      shape(match, i, depth + 1, place);
    else if (is_shared(i))
      for (std::int32_t a = at(i).first; a >= 0; a = at(a).next) keep_all(a, place);
    else
      keep_all(i, place);
  }
  if (last && records != 0)
    for (const NoticeType* trap : traps_of(place.batch, before, named)) report(*trap, node);
}

void Interpreter::custom(std::int32_t node, Place place) {
  const std::int32_t name_at = find(node, {matcher_.custom_name});
  const std::int32_t label = find(node, {matcher_.custom_label});
  const std::int32_t type = find(node, {matcher_.custom_type});
  const std::int32_t value = find(node, {matcher_.custom_value});
  if (value < 0 || at(value).has_children || (name_at < 0 && label < 0)) return keep_all(node, place);
  const CustomFields::Decoded decoded = custom_.decode(text(name_at), text(label), text(value));
  if (decoded.field && dialect_.strict && is_child(info(*decoded.field).kind))
    place.record = inlined(info(*decoded.field).kind, node, place).record;
  Record& record = place.batch[static_cast<std::size_t>(place.record)];
  const std::string_view kept = place.batch.keep(decoded.text);
  // The frame of a report holds a day or a unique id where the record has neither: the custom field has its own value.
  const ReportFields& frame = report_fields(record.kind());
  const bool from_frame = ours_ && decoded.field && (decoded.field == frame.id || decoded.field == frame.date);
  if (decoded.field && info(*decoded.field).kind == record.kind() &&
      (info(*decoded.field).many || from_frame || !record.has(*decoded.field))) {
    record.set(*decoded.field, exact_value(*decoded.field, kept));
    fate(value, Fate::used, {}, *decoded.field);
  } else {
    record.add_extra(place.batch.keep(decoded.field ? element_path(names_, *tree_, value) : decoded.heading), kept);
    fate(value, Fate::used, "extra");
  }
  for (std::int32_t i = at(node).first; i >= 0; i = at(i).next) {
    if (i != name_at && i != label && i != type && i != value) {
      keep_all(i, place);
      continue;
    }
    if (i != value) fate(i, Fate::ignored, "custom-field-frame");
    for (std::int32_t a = at(i).first; a >= 0; a = at(a).next) keep_all(a, place);
  }
}

}  // namespace maex::maxml

#include "adapters/partners/maxml/learn/ties.hpp"

#include <algorithm>

#include "adapters/partners/maxml/dialect/dialect_names.hpp"
#include "adapters/partners/maxml/learn/terms.hpp"
#include "adapters/partners/maxml/report_fields.hpp"
#include "core/report/words.hpp"

namespace maex::maxml {
namespace {

struct Alias {
  std::string_view field, name;
};
/// Names in addition to those of the draft, the model and its labels.
constexpr Alias aliases[] = {{"incident.id", "AccidentID"},
                             {"incident.id", "AccidentNumber"},
                             {"incident.id", "LocalID"},
                             {"incident.id", "ID"},
                             {"victim.id", "VictimID"},
                             {"victim.id", "VictimNumber"},
                             {"victim.id", "LocalID"},
                             {"victim.id", "ID"},
                             {"hazard_area.id", "HazardID"},
                             {"hazard_area.id", "LocalID"},
                             {"hazard_area.id", "ID"},
                             {"location.id", "LocationID"},
                             {"location.id", "LocalID"},
                             {"location.id", "ID"},
                             {"assistance.id", "LocalID"},
                             {"assistance.id", "AssistanceID"},
                             {"assistance.id", "ID"},
                             {"activity.id", "LocalID"},
                             {"activity.id", "ID"},
                             {"incident.guid", "GUID"},
                             {"victim.guid", "GUID"},
                             {"hazard_area.guid", "GUID"},
                             {"location.guid", "GUID"},
                             {"assistance.guid", "GUID"},
                             {"activity.guid", "GUID"},
                             {"victim.full_name", "Name"},
                             {"victim.full_name", "VictimName"},
                             {"victim.birth_date", "BirthDate"},
                             {"victim.birth_date", "DOB"},
                             {"victim.outcome", "VictimOutcome"},
                             {"place.settlement", "VillageName"},
                             {"place.settlement", "Community"},
                             {"place.settlement", "Village"},
                             {"place.region", "RegionName"},
                             {"place.district", "DistrictName"},
                             {"place.country", "CountryName"},
                             {"incident.remarks", "Comment"},
                             {"victim.remarks", "Comment"},
                             {"hazard_area.remarks", "Comment"},
                             {"assistance.remarks", "Comment"},
                             {"hazard_area.name", "Name"},
                             {"location.name", "Name"},
                             {"hazard_area.area", "Area"},
                             {"hazard_area.area", "SizeOfArea"},
                             {"device.category", "DeviceType"},
                             {"device.category", "OrdnanceType"},
                             {"device.category", "DeviceCategory"},
                             {"device.model", "DeviceModel"},
                             {"device.model", "OrdnanceModel"},
                             {"device.quantity", "Quantity"},
                             {"device.quantity", "NumberOfDevices"},
                             {"point.number", "PointNumber"},
                             {"point.number", "Sequence"},
                             {"point.id", "PointID"},
                             {"point.id", "ID"},
                             {"point.type", "PointType"},
                             {"point.shape", "PolygonID"},
                             {"point.shape", "ShapeID"},
                             {"point.shape_type", "ShapeType"},
                             {"point.shape_type", "Shape"},
                             {"victim.incident", "AccidentID"},
                             {"victim.incident", "AccidentReference"},
                             {"assistance.victim", "VictimID"},
                             {"victim.injury", "InjuryType"},
                             {"victim.injury", "BodyPart"},
                             {"victim.displacement", "Displacement"},
                             {"hazard_area.evidence", "Evidence"},
                             {"incident.time", "AccidentTime"},
                             {"victim.hospital", "Hospital"}};

/// Fields that an item of an unrelated kind may have as elements of its own.
bool may_be_inlined(Field field) {
  const FieldInfo& about = info(field);
  if (about.kind == Kind::place)
    for (const char* name :
         {"country", "region", "region_code", "district", "district_code", "settlement", "subdistrict", "latitude",
          "longitude", "coordinate_system", "coordinates_entered", "elevation"})
      if (about.name == name) return true;
  return about.kind == Kind::device || about.kind == Kind::point || about.kind == Kind::source;
}

/// Words that name sections of a form and do not describe a value.
constexpr std::string_view sections[] = {
    "identification", "general", "details", "detail",   "data", "section",        "info",      "information", "group",
    "basic",          "main",    "header",  "personal", "geo",  "geospatialinfo", "gazetteer", "reference",   "fields"};

/// 0 when the values exclude the field; otherwise how well they match it, and the reason in words.
std::pair<double, std::string> evidence(Field field, const SampleNode& node) {
  const Texts& texts = node.texts;
  const FieldInfo& about = info(field);
  const std::string all = std::to_string(texts.count) + " values";
  if (texts.count == 0) return {0.8, "no values seen"};
  if (field == Field::victim_incident || field == Field::assistance_victim)
    return {0.8, "whether it holds local ids of the other records, nothing here tells"};
  switch (about.type) {
    case Type::date:
      if (const std::string form = texts.form(); !form.empty()) return {1, all + " are days as " + form};
      if (texts.is_ambiguous_date()) return {0.8, all + " are days, but day and month could be swapped"};
      return {0, {}};
    case Type::integer:
      return texts.are_integers() ? std::pair<double, std::string>{1, all + " are whole numbers"}
                                  : std::pair<double, std::string>{0, {}};
    case Type::decimal: {
      if (!texts.are_numbers()) return {0, {}};
      const double bound = largest_coordinate(about.measure);
      if (bound != 0 && (texts.least < -bound || texts.most > bound)) return {0, {}};
      return {1, all + " are numbers"};
    }
    case Type::boolean:
      return texts.distinct.size() <= 2 && !texts.many ? std::pair<double, std::string>{0.9, "two words"}
                                                       : std::pair<double, std::string>{0, {}};
    case Type::code: {
      if (texts.many) return {0, {}};
      const TermMap terms = map_terms(about.list, texts.distinct);
      const std::size_t known = terms.sure.size();
      if (known == 0) return {0.5, "none of its words is a known term"};
      return {terms.open.empty()                   ? 1
              : known * 2 >= texts.distinct.size() ? 0.95
                                                   : 0.6,
              std::to_string(known) + " of " + std::to_string(texts.distinct.size()) + " words are known terms"};
    }
    case Type::text:
      if (!texts.form().empty()) return {0.3, "the values are days"};
      if (about.name == "guid" && !texts.are_unique() && texts.count > 3) return {0, {}};
      if (about.name == "id" && !texts.are_unique() && texts.count > 3) return {0.5, "numbers come twice"};
      return {1, texts.many ? "many different texts" : counted(texts.distinct.size(), "different text")};
  }
  return {0, {}};
}

LeafType type_of(Field field, const Texts& texts, std::vector<std::string>& open_terms) {
  const FieldInfo& about = info(field);
  LeafType type;
  switch (about.type) {
    case Type::date:
      type.kind = LeafType::Kind::date;
      type.form = texts.form();
      break;
    case Type::integer: type.kind = LeafType::Kind::integer; break;
    case Type::decimal: {
      type.kind = LeafType::Kind::decimal;
      if (texts.commas != 0 && texts.decimals == 0) type.point = ',';
      if (const double bound = largest_coordinate(about.measure); bound != 0) type.min = -bound, type.max = bound;
      // Every value has the same number of digits, whether or not the last digit is zero: that is the spelling.
      for (int digits = 1; digits < 15; ++digits)
        if (texts.count >= 5 && texts.fractions[digits] == texts.count) type.decimals = digits;
      break;
    }
    case Type::boolean:
      type.kind = LeafType::Kind::boolean;
      for (const auto& [word, code] : map_terms(CodeList::yes_no, texts.distinct).sure)
        (code == Code::yes_no_YES ? type.yes : type.no) = word;
      break;
    case Type::code: {
      type.kind = LeafType::Kind::code;
      type.list = about.list;
      const TermMap terms = map_terms(about.list, texts.distinct);
      for (const auto& [word, code] : terms.sure) type.own_terms.emplace_back(code, word);
      std::sort(type.own_terms.begin(), type.own_terms.end());
      open_terms = terms.open;
      break;
    }
    case Type::text:
      if (is_select(field) && is_word_list(texts))
        for (const auto& [word, times] : texts.distinct) type.terms.push_back(word);
      break;
  }
  return type;
}

/// Fields that no element of an item holds: they are in FieldReportInfo, or in a link.
bool is_elsewhere(const Dialect& draft, Field field) {
  const ReportFields& report = report_fields(info(field).kind);
  if (field == report.guid || field == report.date) return true;
  for (const FrameElement& element : draft.report_elements)
    if (element.field_by_kind.size() > 1 && element.field_of(info(field).kind) == field &&
        info(field).kind != Kind::incident)
      return true;
  for (const Block& block : draft.items)
    for (const Element& element : block.elements)
      if (element.guid == field) return true;
  return false;
}

}  // namespace

Candidates::Candidates(Kind item, const std::vector<Kind>& kinds) {
  const std::shared_ptr<const Dialect> draft = load_dialect({});
  for (std::size_t f = 0; f < field_count; ++f) {
    const Field field = static_cast<Field>(f);
    const FieldInfo& about = info(field);
    if (std::find(kinds.begin(), kinds.end(), about.kind) == kinds.end()) continue;
    if (kinds.front() != about.kind && !may_be_inlined(field)) continue;
    if (is_elsewhere(*draft, field)) continue;
    Candidate candidate{field, {words_of(about.name), words_of(about.labels[0])}};
    if (kinds.front() != about.kind &&
        (about.kind == Kind::device || about.kind == Kind::source || about.kind == Kind::point)) {
      // A device's model in an accident is not a model of the accident: the name must contain the device.
      candidate.names.clear();
      candidate.names.push_back(words_of(std::string(name(about.kind)) + "_" + std::string(about.name)));
    }
    for (const auto* blocks : {&draft->items, &draft->children})
      for (const Block& block : *blocks)
        for (const Element& element : block.elements) {
          if (element.role != Element::Role::leaf || element.field != field) continue;
          candidate.names.push_back(words_of(element.path));
          const auto slash = element.path.rfind('/');
          const bool own = kinds.front() == about.kind || about.kind == Kind::place;
          // "Id" alone names the id of any thing, not that of the thing in front of it.
          const std::string_view tail = std::string_view(element.path).substr(slash + 1);
          const bool any_id =
              (tail == "Id" || tail == "Guid" || tail == "GUID") && about.name != "id" && about.name != "guid";
          if (slash != std::string::npos && own && !any_id) candidate.names.push_back(words_of(std::string(tail)));
        }
    for (const Alias& alias : aliases)
      if (alias.field == about.full_name) candidate.names.push_back(words_of(alias.name));
    all_.push_back(std::move(candidate));
  }
  context_.insert(std::begin(sections), std::end(sections));
  others_ = {"accident", "victim", "hazard", "location", "assistance", "place",        "device",
             "ordnance", "point",  "shape",  "report",   "person",     "organisation", "source"};
  const auto own = [&](std::string_view words) {
    for (const std::string& word : words_of(words).all) context_.insert(word);
  };
  const auto itself = [&](std::string_view words) {
    for (const std::string& word : words_of(words).all) others_.erase(word);
  };
  if (const Block* block = draft->item(item); block != nullptr && !is_child(kinds.front())) itself(block->element);
  itself(name(kinds.front()));
  if (kinds.front() == Kind::victim) itself("person");
  if (kinds.front() == Kind::source) itself("person organisation");
  if (kinds.front() == Kind::device) itself("ordnance accident hazard");  // AccidentDeviceInfo
  if (kinds.front() == Kind::point) itself("shape place");
  if (const Block* block = draft->item(item)) own(block->element);
  own(name(item));
  if (item == Kind::victim) own("accident event person");
  if (item != Kind::location) own("location place");
  if (is_child(kinds.front())) own(name(kinds.front()));
  if (kinds.front() == Kind::device) own("ordnance");
}

Tie Candidates::propose(const std::string& path, const SampleNode& node) const {
  Tie tie;
  std::string plain;
  for (const std::string& part : parts_of(path)) plain += (plain.empty() ? "" : "/") + std::string(local_name(part));
  const Words words = words_of(plain);
  for (const Candidate& candidate : all_) {
    double best = 0;
    for (const Words& one : candidate.names) best = std::max(best, similarity(words, one, context_));
    // A longer path that ends with the candidate's name.
    if (best < worth_asking) continue;
    const auto [fit, why] = evidence(candidate.field, node);
    // An id or name that contains the word of another thing belongs to that thing: LocationGUID is not an id of the
    // accident.
    const std::string_view called = info(candidate.field).name;
    const bool named = called == "id" || called == "guid" || called == "name" || called == "full_name";
    const bool another = named && std::any_of(words.all.begin(), words.all.end(),
                                              [&](const std::string& word) { return others_.count(word) != 0; });
    const bool many = node.repeats() && !info(candidate.field).many;
    const double score = best * fit * (many ? 0.8 : 1) * (another ? 0.6 : 1);
    if (score < worth_asking) continue;
    std::string reason = best >= 0.999 ? "the name says so" : "the name is like it";
    tie.guesses.push_back({candidate.field, score, reason + "; " + why + (many ? "; but it repeats" : "")});
  }
  // Words that are all base terms of a list fit the field with that list better than a field for any text.
  const bool listed = std::any_of(tie.guesses.begin(), tie.guesses.end(), [&](const Guess& guess) {
    return guess.score >= sure_score && info(guess.field).type == Type::code && node.texts.distinct.size() > 1;
  });
  for (Guess& guess : tie.guesses)
    if (listed && info(guess.field).type == Type::text) guess.score *= 0.85;
  std::stable_sort(tie.guesses.begin(), tie.guesses.end(),
                   [](const Guess& a, const Guess& b) { return a.score > b.score; });
  if (tie.guesses.empty()) {
    tie.doubt = "no field has a name like it";
    return tie;
  }
  if (tie.guesses.size() > 5) tie.guesses.resize(5);
  tie.type = type_of(tie.guesses.front().field, node.texts, tie.open_terms);
  const double second = tie.guesses.size() > 1 ? tie.guesses[1].score : 0;
  if (tie.guesses.front().score < sure_score)
    tie.doubt = "the name or the values are not close enough";
  else if (tie.guesses.front().score - second < sure_margin)
    tie.doubt = "two fields are equally close";
  else if (node.texts.count == 0)
    tie.doubt = "no value was seen";
  else
    tie.sure = true;
  return tie;
}

bool may_show_values(const SampleNode& node, const Tie& tie) {
  if (!is_word_list(node.texts)) return false;
  for (const Guess& guess : tie.guesses)
    if (is_personal(info(guess.field).sensitivity)) return false;
  const Words words = words_of(local_name(node.name));
  for (const char* word :
       {"name",  "given",       "family",      "person",  "address", "phone",     "document",  "passport",
        "by",    "enterer",     "operator",    "user",    "contact", "informant", "signature", "comment",
        "note",  "description", "text",        "birth",   "dob",     "father",    "mother",    "patronymic",
        "owner", "interviewer", "interviewee", "officer", "email",   "telephone", "author",    "creator"})
    if (words.all.count(word) != 0) return false;
  return true;
}

}  // namespace maex::maxml

#include "tests/unit/maxml/support.hpp"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "adapters/builtin.hpp"
#include "core/io/resources.hpp"
#include "core/model/digest.hpp"

namespace maex::maxml_test {
namespace {

struct Pen : Quarantine {
  explicit Pen(std::vector<QuarantineEntry>& to) : entries(to) {}
  void add(QuarantineEntry entry) override { entries.push_back(std::move(entry)); }
  std::vector<QuarantineEntry>& entries;
};

std::size_t pick(std::mt19937& random, std::size_t below) {
  return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
}

std::string made_text(std::mt19937& random) {
  static const std::vector<std::string> pieces = {
      "Fizuli", " ",     "\n", "\t",     "\r",         "\r\n", "<",       ">",      "&",   "]]>", "\"", "'",
      "ə",      "Ağdam", "Щ",  "мина",   "\U0001F4A3", "7",    "2014-05", ".",      "_",   "=",   "\\", ",",
      "--",     "&amp;", "é",  "\u2028", "\u00A0",     "\x7F", "\uFFFD",  "Killed", "Yes", "x"};
  static const std::vector<std::string> refused = {std::string(1, '\0'), "\x01", "\x1F", "\xFF", "\xC3", "\uFFFE",
                                                   "\xED\xA0\x80"};
  std::string text;
  for (std::size_t n = pick(random, 7); n != 0; --n) text += pieces[pick(random, pieces.size())];
  if (pick(random, 40) == 0) text += refused[pick(random, refused.size())];
  return text;
}

Day made_day(std::mt19937& random, int parts) {
  Day day{static_cast<std::int16_t>(1 + pick(random, 9999)), 0, 0};
  if (parts > 1) day.month = static_cast<std::uint8_t>(1 + pick(random, 12));
  if (parts > 2) day.day = static_cast<std::uint8_t>(1 + pick(random, 28));
  return day;
}

Value made_value(Batch& batch, const FieldInfo& field, std::mt19937& random) {
  if (pick(random, 12) == 0) return Value::text(batch.keep(made_text(random)));  // text where it does not belong
  switch (field.type) {
    case Type::text: return Value::text(batch.keep(made_text(random)));
    case Type::integer:
      return Value::integer(static_cast<std::int64_t>(random()) * (pick(random, 9) == 0 ? -2147483648LL : 1));
    case Type::decimal: {
      static const double odd[] = {0, -0.0, 40.4093, 49.8671, 1e-9, 1e22, -181.5, 0.1 + 0.2, 1.0 / 3, 12345678901234.5};
      return Value::decimal(odd[pick(random, std::size(odd))]);
    }
    case Type::boolean: return Value::boolean(pick(random, 2) == 0);
    case Type::date: {
      PartialDate date{PartialDate::Form::at, made_day(random, 1 + static_cast<int>(pick(random, 3))), {}};
      switch (pick(random, 6)) {
        case 0: date.form = PartialDate::Form::before; break;
        case 1: date.form = PartialDate::Form::after; break;
        case 2:
          date.form = PartialDate::Form::range;
          date.last = made_day(random, 3);
          if (date.last < date.first) std::swap(date.first, date.last);
          break;
        default: break;
      }
      return Value::date(date);
    }
    case Type::code: {
      std::vector<Code> codes;
      for (std::size_t i = 0; i < all_codes().size(); ++i)
        if (all_codes()[i].list == field.list) codes.push_back(static_cast<Code>(i));
      return Value::code(codes[pick(random, codes.size())]);
    }
  }
  return {};
}

void fill(Batch& batch, std::size_t index, std::mt19937& random) {
  const std::size_t density = 1 + pick(random, 12);
  for (std::size_t f = 0; f < field_count; ++f) {
    const Field field = static_cast<Field>(f);
    const FieldInfo& about = info(field);
    if (about.kind != batch[index].kind() || pick(random, 12) >= density) continue;
    for (std::size_t n = about.many ? 1 + pick(random, 3) : 1; n != 0; --n) {
      if ((about.name == "id" || about.name == "incident") && pick(random, 2) == 0)
        batch[index].set(field, Value::text(batch.keep("A-" + std::to_string(pick(random, 50)))));
      else
        batch[index].set(field, made_value(batch, about, random));
    }
  }
  for (std::size_t n = pick(random, 3) == 0 ? pick(random, 4) : 0; n != 0; --n)
    batch[index].add_extra(batch.keep(made_text(random) + (pick(random, 4) == 0 ? std::string(60, 'h') : "")),
                           batch.keep(made_text(random)));
}

}  // namespace

const Partner& partner() {
  static const auto registry = [] {
    auto made = std::make_unique<Registry>();
    register_builtin_adapters(*made);
    return made;
  }();
  return registry->require_partner("maxml");
}

Scratch::Scratch() {
  std::string pattern = (std::filesystem::temp_directory_path() / "maex-test-XXXXXX").string();
  ::close(::mkstemp(pattern.data()));
  path_ = pattern;
}
Scratch::~Scratch() { std::filesystem::remove(path_); }

void write(const std::filesystem::path& path, const std::vector<const Batch*>& batches,
           const std::function<void(const Batch&, const Losses&)>& each, const Options& options, Notices* told) {
  Notices own;
  WriteContext context{told != nullptr ? *told : own, options,    "out.xml", "made-up --records.csv", {2024, 5, 2},
                       "2024-05-02T09:30:00",         "maex test"};
  const auto writer = partner().write({path, nullptr, {}}, context);
  for (const Batch* batch : batches) {
    Losses losses(*batch);
    writer->write(*batch, losses);
    if (each) each(*batch, losses);
  }
  writer->finish();
}

std::pair<const Batch*, std::size_t> ReadResult::top(std::size_t i) const {
  for (const auto& batch : batches)
    for (std::size_t at = 0; at < batch->size(); at = batch->end_of(at))
      if (i-- == 0) return {batch.get(), at};
  throw std::out_of_range("no such record");
}

std::size_t ReadResult::count(std::string_view code) const {
  for (const auto& group : notices->groups())
    if (group.type->code == code) return group.count;
  return 0;
}

ReadResult read_file(const std::filesystem::path& path, const Options& options) {
  ReadResult result;
  Pen pen(result.quarantined);
  Account account(path.filename().string(), *result.notices, result.balance, nullptr, &pen);
  ReadContext context{account, options, {2024, 5, 2}, 1};
  Source source;
  source.probe = probe_file(path);
  const auto reader = partner().read(source, context);
  for (;;) {
    auto batch = std::make_unique<Batch>();
    if (!reader->next(*batch)) break;
    result.batches.push_back(std::move(batch));
  }
  return result;
}

ReadResult read_text(std::string_view xml, const Options& options) {
  const Scratch file;
  std::ofstream(file.path(), std::ios::binary) << xml;
  return read_file(file.path(), options);
}

void generate(Batch& batch, std::mt19937& random, std::size_t records) {
  static const Kind tops[] = {Kind::incident, Kind::victim,     Kind::victim,    Kind::hazard_area,
                              Kind::location, Kind::assistance, Kind::activity,  Kind::education,
                              Kind::quality,  Kind::tally,      Kind::submission};
  static const Kind children[] = {Kind::place, Kind::device, Kind::source, Kind::point};
  for (std::size_t n = 0; n != records; ++n) {
    const std::size_t top = batch.size();
    batch.add(tops[pick(random, std::size(tops))], {1, 0, static_cast<std::uint32_t>(n + 1)});
    fill(batch, top, random);
    for (std::size_t left = pick(random, 3) == 0 ? 0 : pick(random, 8); left != 0; --left) {
      const std::size_t parent = pick(random, 4) == 0 ? top + pick(random, batch.size() - top) : top;
      batch.add(children[pick(random, std::size(children))], {1, 0, 1}, static_cast<std::int32_t>(parent));
      fill(batch, batch.size() - 1, random);
    }
  }
}

void copy_without_losses(const Batch& from, const Losses& losses, Batch& to) {
  std::vector<std::int32_t> moved(from.size(), -1);
  for (std::size_t i = 0; i < from.size(); ++i) {
    const Record& record = from[i];
    if (is_child(record.kind()) && moved[static_cast<std::size_t>(record.parent())] < 0) continue;
    if (record.kind() == Kind::tally || record.kind() == Kind::submission) continue;
    const std::int32_t parent = record.parent() < 0 ? -1 : moved[static_cast<std::size_t>(record.parent())];
    Record& copy = to.add(record.kind(), record.origin(), parent);
    moved[i] = static_cast<std::int32_t>(to.size()) - 1;
    for (std::size_t k = 0; k != record.slots().size(); ++k)
      if (losses.of_value(i, k) == nullptr) copy.set(record.slots()[k].field, record.slots()[k].value);
    for (std::size_t k = 0; k != record.extras().size(); ++k)
      if (losses.of_extra(i, k) == nullptr) copy.add_extra(record.extras()[k].heading, record.extras()[k].text);
  }
}

std::vector<std::string> canonical(const std::vector<const Batch*>& batches) {
  std::vector<std::string> all;
  for (const Batch* batch : batches)
    for (std::size_t i = 0; i < batch->size(); i = batch->end_of(i)) append_canonical(all.emplace_back(), *batch, i);
  return all;
}

std::vector<std::string> schema_errors(const std::filesystem::path& path) {
  std::vector<std::string> errors;
  const std::string_view xsd = find_resource("maxml/maxml-draft.xsd").value();
  xmlSchemaParserCtxtPtr parser = xmlSchemaNewMemParserCtxt(xsd.data(), static_cast<int>(xsd.size()));
  xmlSchemaPtr schema = xmlSchemaParse(parser);
  xmlSchemaFreeParserCtxt(parser);
  xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(schema);
  xmlSchemaSetValidStructuredErrors(
      context,
      [](void* to, xmlErrorPtr error) { static_cast<std::vector<std::string>*>(to)->push_back(error->message); },
      &errors);
  if (xmlSchemaValidateFile(context, path.c_str(), 0) != 0 && errors.empty())
    errors.push_back("the file cannot be read");
  xmlSchemaFreeValidCtxt(context);
  xmlSchemaFree(schema);
  return errors;
}

}  // namespace maex::maxml_test

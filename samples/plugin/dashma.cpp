// A partner outside maex, whole: reads and writes the text list of an invented programme. See README.md beside it.
#include <fstream>
#include <optional>

#include "core/plugin/plugin.hpp"

namespace {

using namespace maex;

constexpr char first_line[] = "dashma list 1";
constexpr std::string_view none = "-";  ///< stands for what is not known
constexpr std::size_t lines_in_batch = 4000;

/// A line "WORD VALUE" of a block and the field that takes it.
struct Word {
  std::string_view word;
  Field field;
};
constexpr Word words[] = {{"incident", Field::incident_id},     {"date", Field::incident_date},
                          {"remarks", Field::incident_remarks}, {"district", Field::place_district},
                          {"village", Field::place_settlement}, {"device", Field::device_as_reported}};
/// The parts of a line "casualty OUTCOME SEX AGE STATUS", in order.
constexpr Field casualty_fields[] = {Field::victim_outcome, Field::victim_sex, Field::victim_age_group,
                                     Field::victim_status};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::optional<Code> code_of(Field field, std::string_view word) {
  for (const CodeInfo& code : all_codes())
    if (code.list == info(field).list && lower(code.name) == word) return find_code(code.list, code.name);
  return std::nullopt;
}

/// Cuts the first word off `text`.
std::string_view take_word(std::string_view& text) {
  const std::string_view word = text.substr(0, text.find(' '));
  text.remove_prefix(std::min(word.size() + 1, text.size()));
  return word;
}

class Reader final : public RecordReader {
 public:
  Reader(Source& source, ReadContext& context, const Descriptor& card)
      : context_(context),
        stream_(source.probe.path, std::ios::binary),
        not_understood_(declared_notice(card, "dashma-line-not-understood")),
        quarantine_unknown_(context.options.get(card, "unknown") == "quarantine") {
    if (!stream_) throw InputError("cannot open " + source.probe.name);
    std::string line;
    if (!next_line(line) || line != first_line)
      throw InputError(source.probe.name + " does not begin with \"" + first_line +
                       "\"; it is no Dashma list, or was cut off");
    fate(Fate::ignored, "heading-row");
  }

  bool next(Batch& batch) override {
    if (context_.stop != nullptr && *context_.stop) throw Interrupted();
    incident_ = place_ = device_ = -1;
    for (std::size_t lines = 0;; ++lines) {
      if (!held_ && !next_line(line_)) return lines != 0;
      held_ = lines >= lines_in_batch && line_.starts_with("incident ");  // an incident stays whole
      if (held_) return true;
      take(line_, batch);
    }
  }

 private:
  /// The next line that is not empty, counted as one row with one cell; false at the end.
  bool next_line(std::string& line) {
    while (std::getline(stream_, line)) {
      ++row_;
      if (line.size() > context_.bounds.cell_bytes)
        throw InputError(context_.account.document() + ", line " + std::to_string(row_) + " is too long" +
                         std::string(raise_advice("cell-bytes")));
      while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
      if (line.empty()) continue;
      context_.account.read_row();
      context_.account.read_cells(1);
      return true;
    }
    return false;
  }

  void take(std::string_view line, Batch& batch) {
    std::string_view value = line;
    const std::string_view word = take_word(value);
    if (line.front() == '#') return fate(Fate::ignored, "comment");
    if (word == "casualty") return casualty(line, value, batch);
    for (const Word& known : words)
      if (known.word == word && !value.empty()) return field(line, known.field, value, batch);
    if (quarantine_unknown_ || value.empty()) return quarantine(line);
    at_incident(batch).add_extra(batch.keep(word), batch.keep(value));
    fate(Fate::used, {});
  }

  void field(std::string_view line, Field field, std::string_view text, Batch& batch) {
    Value value = Value::text(batch.keep(text));
    if (info(field).type == Type::date) {
      const auto date = parse_iso_date(text);
      if (!date) return quarantine(line);
      value = Value::date(*date);
    }
    if (field == Field::incident_id) incident_ = place_ = device_ = -1;
    Record& record = record_for(info(field).kind, batch);
    if (field != Field::incident_id || text != none) record.set(field, value);
    fate(Fate::used, {});
  }

  void casualty(std::string_view line, std::string_view parts, Batch& batch) {
    std::optional<Code> codes[std::size(casualty_fields)];
    for (std::size_t i = 0; i != std::size(casualty_fields); ++i) {
      const std::string_view word = take_word(parts);
      codes[i] = code_of(casualty_fields[i], word);
      if (!codes[i] && word != none) return quarantine(line);
    }
    if (!parts.empty()) return quarantine(line);
    Record& victim = batch.add(Kind::victim, {context_.document, 0, row_});
    if (incident_ >= 0) {
      const Value id = batch[static_cast<std::size_t>(incident_)].get(Field::incident_id);
      if (!id.empty()) victim.set(Field::victim_incident, id);
    }
    for (std::size_t i = 0; i != std::size(casualty_fields); ++i)
      if (codes[i]) victim.set(casualty_fields[i], Value::code(*codes[i]));
    fate(Fate::used, {});
  }

  Record& at_incident(Batch& batch) { return record_for(Kind::incident, batch); }
  /// The record that takes fields of this kind in the present block; children come before the block's casualties.
  Record& record_for(Kind kind, Batch& batch) {
    std::int32_t& at = kind == Kind::place ? place_ : kind == Kind::device ? device_ : incident_;
    if (at >= 0) return batch[static_cast<std::size_t>(at)];
    if (kind != Kind::incident) at_incident(batch);
    Record& made = batch.add(kind, {context_.document, 0, row_}, kind == Kind::incident ? -1 : incident_);
    at = static_cast<std::int32_t>(batch.size()) - 1;
    return made;
  }

  void fate(Fate fate, std::string_view rule) {
    context_.account.row(fate, rule);
    context_.account.cell(LinePlace(row_), fate, rule);
  }
  void quarantine(std::string_view line) {
    const LinePlace where(row_);
    context_.account.report(not_understood_, where, {line});
    context_.account.row(Fate::quarantined, "dashma-line");
    context_.account.quarantined(where, "dashma-line", line, not_understood_.summary);
  }

  ReadContext& context_;
  std::ifstream stream_;
  const NoticeType& not_understood_;
  bool quarantine_unknown_;
  std::string line_;
  bool held_ = false;  ///< line_ was read ahead and belongs to the next batch
  std::uint32_t row_ = 0;
  std::int32_t incident_ = -1, place_ = -1, device_ = -1;
};

class Writer final : public RecordWriter {
 public:
  Writer(const Target& target, WriteContext& context, const Descriptor& card)
      : name_(context.document_name),
        no_field_(declared_loss(card, "loss-dashma-field")),
        no_value_(declared_loss(card, "loss-dashma-value")),
        no_remarks_(declared_loss(card, "loss-dashma-remarks")),
        remarks_(context.options.flag(card, "remarks")),
        stream_(target.path, std::ios::binary | std::ios::trunc) {
    stream_ << first_line << '\n';
  }

  void write(const Batch& batch, Losses& losses) override {
    for (std::size_t i = 0; i != batch.size(); ++i) {
      const Record& record = batch[i];
      losses.all_extras(i, &no_field_);
      for (std::size_t k = 0; k != record.slots().size(); ++k) losses.value(i, k, loss_of(batch, i, record.slots()[k]));
      if (record.kind() == Kind::incident) {
        const std::string id(record.text(Field::incident_id));
        stream_ << "incident " << (fits(id) ? id : std::string(none)) << '\n';
      }
      for (const Word& known : words)
        if (known.field != Field::incident_id) line(record, i, known, losses);
      if (record.kind() == Kind::victim) casualty(record);
    }
  }
  void finish() override {
    stream_.close();
    if (!stream_) throw OutputError("cannot write " + name_ + "; is the disk full?");
  }

 private:
  const LossType* loss_of(const Batch& batch, std::size_t record, const Slot& slot) const {
    const Record& of = batch[record];
    // A second place or device, or one below something else than an incident, has no line to stand on.
    if (is_child(of.kind()) && find_child(batch, static_cast<std::size_t>(of.parent()), of.kind()) != &of)
      return &no_field_;
    if (is_child(of.kind()) && batch[static_cast<std::size_t>(of.parent())].kind() != Kind::incident) return &no_field_;
    for (const Field field : casualty_fields)
      if (field == slot.field) return nullptr;
    if (slot.field == Field::victim_incident) return stands_behind(batch, record, slot.value) ? nullptr : &no_field_;
    if (slot.field == Field::incident_remarks && !remarks_) return &no_remarks_;
    for (const Word& known : words)
      if (known.field == slot.field) return fits(to_text(slot.value)) ? nullptr : &no_value_;
    return &no_field_;
  }
  /// The place in the list says whose casualty it is.
  static bool stands_behind(const Batch& batch, std::size_t victim, const Value& incident) {
    for (std::size_t i = victim; i-- != 0;)
      if (batch[i].kind() == Kind::incident)
        return batch[i].get(Field::incident_id) == incident && fits(to_text(incident));
    return false;
  }
  static bool fits(std::string_view text) {
    return !text.empty() && text != none && text.front() != ' ' && text.back() != ' ' &&
           text.find_first_of("\r\n") == std::string_view::npos;
  }
  void line(const Record& record, std::size_t index, const Word& known, const Losses& losses) {
    for (std::size_t k = 0; k != record.slots().size(); ++k)
      if (record.slots()[k].field == known.field && losses.of_value(index, k) == nullptr)
        stream_ << known.word << ' ' << to_text(record.slots()[k].value) << '\n';
  }
  void casualty(const Record& victim) {
    stream_ << "casualty";
    for (const Field field : casualty_fields) {
      const Value value = victim.get(field);
      stream_ << ' ' << (value.empty() ? std::string(none) : lower(to_text(value)));
    }
    stream_ << '\n';
  }

  std::string name_;
  const LossType& no_field_;
  const LossType& no_value_;
  const LossType& no_remarks_;
  bool remarks_;
  std::ofstream stream_;
};

class Dashma final : public Partner {
 public:
  explicit Dashma(const Descriptor& card) : card_(card) {}
  const Descriptor& descriptor() const override { return card_; }
  // The manifest's rules answer instead.
  Identification identify(Source&) const override { return {}; }
  std::unique_ptr<RecordReader> read(Source& source, ReadContext& context) const override {
    return std::make_unique<Reader>(source, context, card_);
  }
  std::unique_ptr<RecordWriter> write(const Target& target, WriteContext& context) const override {
    return std::make_unique<Writer>(target, context, card_);
  }

 private:
  const Descriptor& card_;
};

}  // namespace

MAEX_PLUGIN(adapters) { adapters.bring<Dashma>("dashma"); }

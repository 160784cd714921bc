#include "core/mapping/prose/document_reader.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>

#include "core/io/error.hpp"
#include "core/mapping/prose/headline.hpp"
#include "core/mapping/prose/languages.hpp"
#include "core/mapping/prose/notices.hpp"
#include "core/mapping/prose/report_table.hpp"
#include "core/mapping/prose/told_incident.hpp"
#include "core/place/gazetteer.hpp"
#include "core/text/fold.hpp"
#include "core/text/personal_signs.hpp"

namespace maex::prose {
namespace {

constexpr std::size_t batch_records = 512;

/// A paragraph, or a cell of a table that is a block of a document.
class BlockPlace final : public Place {
 public:
  BlockPlace(std::uint32_t block, std::uint32_t page, Field field = Field::count)
      : Place(block, 0, field), page_(page) {}
  void spell(Locator& to) const override {
    to.block = row_;
    to.page = page_;
  }

 private:
  std::uint32_t page_;
};

/// A cell of a table.
class TablePlace final : public Place {
 public:
  TablePlace(const SheetInfo& part, std::uint32_t row, std::uint32_t column, Field field = Field::count)
      : Place(row, column, field), part_(part) {}
  void spell(Locator& to) const override {
    to.part = part_.name;
    to.row = row_;
    to.column = column_;
    to.table = true;
  }

 private:
  const SheetInfo& part_;
};

struct Stored {
  Statement statement;
  std::string wording, location;
  Origin origin;
  std::uint16_t column = 0;
};

/// The part of running headers or footers, as the formats name it.
bool is_margin(const SheetInfo& part) {
  return part.kind != PartKind::table && (part.name.starts_with("header") || part.name.starts_with("footer"));
}

class DocumentReader final : public RecordReader {
 public:
  DocumentReader(TableDocument& document, ReadContext& context, DocumentOptions options)
      : document_(document),
        context_(context),
        account_(context.account),
        options_(std::move(options)),
        places_(Gazetteer::azerbaijan()),
        grammar_(choose_language()),
        text_(grammar_, {options_.partner, context.today.year, &places_}) {}

  bool next(Batch& batch) override {
    while (!done_ && ready() < batch_records) {
      if (context_.stop != nullptr && context_.stop->load(std::memory_order_relaxed)) throw Interrupted();
      step();
    }
    if (!submitted_) submit(batch);
    for (std::size_t n = std::min(ready(), batch_records); n != 0; --n) {
      make_tally(batch, queue_.front());
      queue_.pop_front();
    }
    if (done_ && queue_.empty()) add_incidents(batch);
    return !batch.empty();
  }

  [[nodiscard]] double progress() const override {
    const std::size_t parts = document_.sheets().size();
    return parts == 0 ? 1 : static_cast<double>(part_) / static_cast<double>(parts);
  }

  [[nodiscard]] Locator locate(const Origin& origin, std::uint16_t column, Field field) const override {
    Locator to;
    to.document = account_.document();
    const SheetInfo& part = document_.sheets()[origin.part == 0 ? 0 : origin.part - 1];
    if (origin.part != 0 && part.kind == PartKind::table) {
      TablePlace(part, origin.row, column, field).spell(to);
      return to;
    }
    const std::lock_guard lock(mutex_);
    const std::uint32_t page = origin.row < pages_.size() ? pages_[origin.row] : 0;
    if (origin.row != 0) BlockPlace(origin.row, page, field).spell(to);
    return to;
  }

 private:
  std::shared_ptr<const Grammar> choose_language() {
    for (const auto& each : builtin_grammars())
      if (each->language == options_.language) return each;
    auto found = language_of(first_text(document_));
    if (found == nullptr && !builtin_grammars().empty()) found = builtin_grammars().front();
    return found;
  }

  // Statements whose footnote is still to come wait for it, and so do those after them.
  [[nodiscard]] std::size_t ready() const {
    if (done_) return queue_.size();
    return waiting_ ? 0 : queue_.size();
  }

  void step() {
    const auto parts = document_.sheets();
    if (!rows_) {
      if (part_ == parts.size()) {
        done_ = true;
        finish();
        return;
      }
      ++part_;
      const SheetInfo& part = parts[part_ - 1];
      if (!part.readable) return;
      margin_ = is_margin(part);
      if (part.kind == PartKind::table) {
        table(part);
        return;
      }
      rows_ = document_.open(part_ - 1);
    }
    Row row;
    if (!rows_->next(row)) {
      rows_.reset();
      return;
    }
    account_.read_row();
    {
      const std::lock_guard lock(mutex_);
      if (row.page != 0 && row.number < 10'000'000) {
        if (pages_.size() <= row.number) pages_.resize(row.number + std::size_t{1}, 0);
        pages_[row.number] = row.page;
      }
    }
    bool used = false;
    for (const Cell& cell : row.cells) used |= paragraph(cell.raw, row);
    account_.row(used ? Fate::used : Fate::ignored, used ? "" : "no-figures");
  }

  bool paragraph(std::string_view text, const Row& row) {
    const TextReading& reading = text_.paragraph(text, row.level);
    const BlockPlace place(row.number, row.page);
    Locator where;
    place.spell(where);
    const Origin origin{context_.document, static_cast<std::uint32_t>(part_), row.number};
    if (title_at_.row == 0 && !text_.title().empty()) title_at_ = origin;
    remember_footnote(text);
    if (options_.incidents) told_.paragraph(text_.items(), reading, *grammar_, origin);
    take(reading, text, place, block_address(where), origin, 0);
    return !reading.statements.empty();
  }

  /// What stands around the figure, or the figure alone when that names a person: "Casualties of Vüqar Əliyev: 2".
  static std::string wording(const Statement& of, std::string_view text) {
    const std::string_view whole = text.substr(of.wording_begin, of.wording_end - of.wording_begin);
    return std::string(holds_personal_sign(whole) ? text.substr(of.begin, of.end - of.begin) : whole);
  }

  template <class PlaceType>
  void take(const TextReading& reading, std::string_view text, const PlaceType& place, const std::string& location,
            const Origin& origin, std::uint16_t column) {
    const std::size_t cells = std::max<std::size_t>(1, reading.statements.size() + reading.left_out.size());
    account_.read_cells(cells);
    if (reading.statements.empty() && reading.left_out.empty()) account_.ignored(place, "no-figures");
    for (const Statement& each : reading.statements) {
      account_.used(place);
      Stored made{each, wording(each, text), location, origin, column};
      waiting_ |= !each.reference.empty() || each.headline || each.untimed || options_.overview ||
                  (options_.incidents && is_of_people(each.measure));
      if (each.other_reading) report_choice(each, text, place);
      if (++statements_ > context_.bounds.rows)
        throw InputError(account_.document() + ": more than " + std::to_string(context_.bounds.rows) + " figures" +
                         raise_advice("rows"));
      queue_.push_back(std::move(made));
      // The queue moves no figure, and gives none away while one waits.
      if (!each.reference.empty()) referring_[each.reference].push_back(&queue_.back());
    }
    for (const LeftOut& each : reading.left_out) {
      // Numbers of pages, streets and telephones.
      const std::string_view rule = each.rule.empty() && margin_ ? "page-margin" : each.rule;
      if (!rule.empty()) {
        account_.ignored(place, rule);
        continue;
      }
      const std::string_view number = text.substr(each.begin, each.end - each.begin);
      const NoticeType& type = each.words_differ ? number_words_differ : number_not_read;
      account_.report(type, place, {number, Known::raw});
      account_.quarantined(place, type.code, number, "no pattern binds the number to a figure");
    }
  }

  template <class PlaceType>
  void report_choice(const Statement& each, std::string_view text, const PlaceType& place) {
    if (!account_.wants(number_reading_chosen)) {
      account_.count(number_reading_chosen);
      return;
    }
    account_.report(
        number_reading_chosen, place, {text.substr(each.begin, each.end - each.begin), Known::raw},
        {"It was read as {value}, and could be {other}."_text,
         {{"value", to_text(Value::decimal(each.value))}, {"other", to_text(Value::decimal(*each.other_reading))}}});
  }

  void remember_footnote(std::string_view text) {
    if (!text.starts_with('[')) return;
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos || end > 6) return;
    const std::string key(text.substr(0, end + 1));
    std::string_view note = trim(text.substr(end + 1)).substr(0, 2000);
    const auto found = referring_.find(key);
    if (found == referring_.end()) return;
    for (Stored* each : found->second) each->statement.reference = key + " " + std::string(note);
    referring_.erase(found);
  }

  void table(const SheetInfo& part) {
    const auto rows = document_.open(part_ - 1);
    ReportTable table(text_, grammar_, part.name);
    for (Row row; rows->next(row);) {
      account_.read_row();
      const auto& cells = table.row(row);
      bool used = false;
      for (const auto& each : cells) {
        const TablePlace place(part, row.number, each.column);
        Locator where;
        place.spell(where);
        where.document.clear();
        where.part = shown_sheet(where.part);
        const Origin origin{context_.document, static_cast<std::uint32_t>(part_), row.number};
        const auto before = static_cast<std::ptrdiff_t>(queue_.size());
        take(each.reading, each.text, place, to_string(where), origin, static_cast<std::uint16_t>(each.column));
        for (auto stored = queue_.begin() + before; stored != queue_.end(); ++stored) stored->statement.sentence = 0;
        used |= !each.reading.statements.empty();
      }
      account_.row(used ? Fate::used : Fate::ignored, used ? "" : "no-figures");
    }
  }

  void finish() {
    std::vector<Statement*> statements;
    for (Stored& each : queue_) statements.push_back(&each.statement);
    std::vector<std::size_t> repeated = settle_headline(statements, text_.time());
    if (options_.overview) add_overview(statements, options_.partner, repeated);
    leave_out(repeated);
    if (options_.incidents) {
      for (const Stored& each : queue_)
        if (is_of_people(each.statement.measure)) told_.statement(each.statement, each.origin);
      incidents_ = told_.finish(places_);
    }
    if (statements_ == 0) account_.report(text_without_figures, BlockPlace(0, 0));
  }

  /// Figures that the text states again are no records, and the report says so.
  void leave_out(const std::vector<std::size_t>& repeated) {
    std::deque<Stored> kept;
    auto next = repeated.begin();
    for (std::size_t i = 0; i != queue_.size(); ++i) {
      if (next == repeated.end() || *next != i) {
        kept.push_back(std::move(queue_[i]));
        continue;
      }
      ++next;
      report_at(queue_[i], figure_said_again);
    }
    queue_ = std::move(kept);
  }

  void report_at(const Stored& from, const NoticeType& type) {
    const std::string number = to_text(Value::decimal(from.statement.value));
    const Quoted value{number};
    const SheetInfo* part = from.origin.part == 0 ? nullptr : &document_.sheets()[from.origin.part - 1];
    if (part != nullptr && part->kind == PartKind::table) {
      account_.report(type, TablePlace(*part, from.origin.row, from.column), value);
    } else {
      const std::uint32_t page = from.origin.row < pages_.size() ? pages_[from.origin.row] : 0;
      account_.report(type, BlockPlace(from.origin.row, page), value);
    }
  }

  void submit(Batch& batch) {
    submitted_ = true;
    Record& record = batch.add(Kind::submission, title_at_);
    // A report has no number of its own: its title names it.
    if (!text_.title().empty()) record.set(Field::submission_id, Value::text(batch.keep(text_.title())));
    record.set(Field::submission_partner, Value::text(batch.keep(options_.partner)));
    if (!text_.title().empty()) record.set(Field::submission_title, Value::text(batch.keep(text_.title())));
    if (text_.time().period) record.set(Field::submission_period, Value::date(*text_.time().period));
    if (text_.time().issued) record.set(Field::submission_issued, Value::date(*text_.time().issued));
    record.set(Field::submission_language, Value::text(batch.keep(grammar_->language)));
  }

  void make_tally(Batch& batch, const Stored& from) {
    const Statement& statement = from.statement;
    Record& record = batch.add(Kind::tally, from.origin);
    const auto text = [&](Field field, const std::string& value) {
      if (!value.empty()) record.set(field, Value::text(batch.keep(value)), from.column);
    };
    record.set(Field::tally_measure, Value::code(statement.measure), from.column);
    record.set(Field::tally_value, Value::decimal(statement.value), from.column);
    text(Field::tally_source, statement.source);
    text(Field::tally_breakdown, statement.breakdown);
    if (statement.period) record.set(Field::tally_period, Value::date(*statement.period), from.column);
    if (statement.as_of) record.set(Field::tally_as_of, Value::date(*statement.as_of), from.column);
    text(Field::tally_base, statement.base);
    if (statement.qualifier != no_code)
      record.set(Field::tally_qualifier, Value::code(statement.qualifier), from.column);
    text(Field::tally_place_name, statement.place);
    text(Field::tally_reference, statement.reference);
    text(Field::tally_location, from.location);
    text(Field::tally_wording, from.wording);
  }

  void add_incidents(Batch& batch) {
    for (; !incidents_.empty() && batch.size() < batch_records; incidents_.pop_front())
      add_record(batch, incidents_.front(), options_.partner);
  }

  TableDocument& document_;
  ReadContext& context_;
  Account& account_;
  DocumentOptions options_;
  PlaceNames places_;
  std::shared_ptr<const Grammar> grammar_;
  TextReader text_;
  std::unique_ptr<RowReader> rows_;
  std::deque<Stored> queue_;
  std::map<std::string, std::vector<Stored*>> referring_;  // to a footnote that is still to come
  ToldIncidents told_;
  std::deque<ToldIncident> incidents_;
  std::size_t part_ = 0;  // number of the open part
  std::uint64_t statements_ = 0;
  Origin title_at_{context_.document, 0, 0};
  bool margin_ = false;  // the open part is a header or footer of pages
  bool done_ = false, submitted_ = false, waiting_ = false;
  mutable std::mutex mutex_;
  std::vector<std::uint32_t> pages_;  // by block
};

}  // namespace

std::unique_ptr<RecordReader> read_document(TableDocument& document, ReadContext& context, DocumentOptions options) {
  return std::make_unique<DocumentReader>(document, context, std::move(options));
}

}  // namespace maex::prose

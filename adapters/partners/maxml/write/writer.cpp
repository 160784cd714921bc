#include "adapters/partners/maxml/write/writer.hpp"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>

#include "adapters/partners/maxml/dialect/forms.hpp"
#include "adapters/partners/maxml/notices.hpp"
#include "adapters/partners/maxml/read/source_bytes.hpp"
#include "adapters/partners/maxml/report_fields.hpp"
#include "adapters/partners/maxml/write/accident_type.hpp"
#include "adapters/partners/maxml/write/block_writer.hpp"
#include "adapters/partners/maxml/write/complete_shapes.hpp"
#include "adapters/partners/maxml/write/guid.hpp"
#include "adapters/partners/maxml/write/header.hpp"
#include "core/io/error.hpp"
#include "core/model/group.hpp"
#include "core/text/seen_hashes.hpp"

namespace maex::maxml {
namespace {

/// reportIDs must be unique in a document: stores a 64-bit digest of each.
class UniqueIds {
 public:
  /// Adds "-DUP01" and so on, as GICHD's own tools do, until the id is new. A collision of digests only adds a suffix.
  void make_unique(std::string& id) {
    if (seen_.insert(id)) return;
    std::uint32_t& number = repeats_[SeenHashes::digest(id)];
    const std::size_t length = id.size();
    do {
      id.resize(length);
      const std::string text = std::to_string(++number);
      id += "-DUP" + std::string(text.size() < 2 ? "0" : "") + text;
    } while (!seen_.insert(id));
  }

 private:
  SeenHashes seen_;
  std::unordered_map<std::uint64_t, std::uint32_t> repeats_;
};

class Writer final : public RecordWriter {
 public:
  Writer(const Target& target, WriteContext& context, std::shared_ptr<const Dialect> dialect, bool validate)
      : context_(context),
        dialect_(std::move(dialect)),
        plans_(*dialect_),
        custom_(*dialect_, true),
        out_(target.path),
        shapes_(*dialect_, validate),
        blocks_(*dialect_, plans_, custom_, out_, shapes_) {
    append_text(today_, PartialDate{PartialDate::Form::at, context_.today, {}});
    if (!is_day(today_)) throw std::logic_error("maxml: the clock of the run is not set");
    root_declaration_ = namespace_declaration(*dialect_);
    const std::string head = document_head(*dialect_, context_);
    shapes_.check_frame(head, document_tail(*dialect_));
    out_.raw(head);
    for (const FrameElement& element : dialect_->report_elements) {
      tags_.push_back({"\n      <" + element.path + ">", "</" + element.path + ">"});
    }
    for (const FrameElement& element : dialect_->report_attributes) attributes_.push_back(" " + element.path + "=\"");
    for (const auto* list : {&dialect_->report_attributes, &dialect_->report_elements})
      for (const FrameElement& element : *list) {
        has_id_ = has_id_ || element.from == "report.id";
        has_date_ = has_date_ || element.from == "report.date";
      }
    report_open_ = "\n  <" + dialect_->field_report + ">\n    <" + dialect_->field_report_info;
    info_close_ = "\n    </" + dialect_->field_report_info + ">";
    report_close_ = "\n  </" + dialect_->field_report + ">";
    if (dialect_->unconfirmed)
      context_.notices.add({&draft_dialect, {context_.document_name, {}, 0, 0, {}, {}}, {}, false, {}, {}});
  }

  void write(const Batch& batch, Losses& losses) override {
    for (std::size_t i = 0; i < batch.size(); i = batch.end_of(i)) {
      if (const Kept* kept = batch.kept(i)) {
        if (kept->first == i) give_back(*kept);
        if (batch[i].kind() == Kind::incident) date_report(batch[i]);
        continue;
      }
      const Plan* plan = is_child(batch[i].kind()) ? nullptr : plans_.find(batch[i].kind(), batch[i].kind());
      if (plan == nullptr) {
        for (std::size_t k = i; k != batch.end_of(i); ++k) losses.all(k, &loss_record_kind);
        continue;
      }
      const std::size_t mark = out_.mark();
      const ShapeFaults before = blocks_.shapes();
      if (needs_completion(batch, i))
        completed_report(*plan, batch, i, losses);
      else
        report(*plan, batch, i, losses, 0);
      const ShapeFaults& after = blocks_.shapes();
      tell_shape(ring_closed, after.closed != before.closed, batch[i]);
      tell_shape(ring_short, after.small != before.small, batch[i]);
      tell_shape(points_unsorted, after.unordered != before.unordered, batch[i]);
      tell_missing(*plan, batch[i]);
      shapes_.close_report(out_.since(mark));
      out_.settle();
    }
  }

  void finish() override {
    out_.raw(document_tail(*dialect_));
    out_.finish();
    if (kept_ != 0)
      tell(reports_kept, {"{kept:report was|reports were} written as the sender wrote them, {written} anew."_text,
                          {{"kept", kept_}, {"written", reports_}}});
    if (const auto types = blocks_.derived_types(); types != 0)
      tell(accident_type_derived,
           {"{count:accident got its class|accidents got their class} from the kind of device."_text,
            {{"count", types}}});
    if (completed_ != 0)
      tell(shape_completed,
           {"{count:record has|records have} shapes or points that got ids or numbers."_text, {{"count", completed_}}});
  }

 private:
  struct Tags {
    std::string open, close;
  };

  void tell(const NoticeType& type, Text problem) {
    Notice notice;
    notice.type = &type;
    notice.where.document = context_.document_name;
    notice.problem = std::move(problem);
    context_.notices.add(std::move(notice));
  }

  /// Writes a copy of the record, in which the points have all that IMSMA needs of them.
  void completed_report(const Plan& plan, const Batch& batch, std::size_t top, Losses& losses) {
    ++completed_;
    copy_.reset();
    copy_.append(batch, top, group_end(batch, top));  // with the victims of an incident, for its links
    const std::uint8_t added = complete_shapes(copy_, 0);
    copy_losses_.reset(copy_);
    report(plan, copy_, 0, copy_losses_, added);
    for (std::size_t i = top; i != batch.end_of(top); ++i) {
      for (std::size_t k = 0; k != batch[i].slots().size(); ++k) {
        losses.value(i, k, copy_losses_.of_value(i - top, k));
        if (copy_losses_.is_value_in_custom_field(i - top, k)) losses.value_in_custom_field(i, k);
      }
      for (std::size_t k = 0; k != batch[i].extras().size(); ++k) {
        losses.extra(i, k, copy_losses_.of_extra(i - top, k));
        if (copy_losses_.is_extra_in_custom_field(i - top, k)) losses.extra_in_custom_field(i, k);
      }
    }
  }

  /// Writes an unchanged report in the sender's own bytes, with the declarations that it depends on.
  void give_back(const Kept& kept) {
    std::string id(kept.id);
    if (!id.empty()) ids_.make_unique(id);  // the id is now in use, whatever its final spelling
    ++kept_;
    if (!kept.before.empty()) {
      out_.raw("\n  ");
      out_.raw(kept.before);
    }
    out_.raw("\n  ");
    std::size_t end = 0;
    tag_name(kept.bytes, end);
    out_.raw(kept.bytes.substr(0, end));
    const std::string own = declarations(kept.bytes);
    const auto declares = [](std::string_view text, std::string_view name) {
      std::size_t at = 0;
      RawAttribute one;
      do one = next_attribute(text, at);
      while (!one.name.empty() && one.name != name);
      return !one.name.empty();
    };
    std::size_t at = 0;
    for (RawAttribute one = next_attribute(kept.scope, at); !one.name.empty(); one = next_attribute(kept.scope, at))
      if (!declares(own, one.name) && one.all != root_declaration_) out_.raw(one.all);
    if (!root_declaration_.empty() && dialect_->prefix.empty() && !declares(own, "xmlns") &&
        !declares(kept.scope, "xmlns"))
      out_.raw(" xmlns=\"\"");
    out_.raw(kept.bytes.substr(end));
    out_.settle();
  }

  /// Date of Information: the one that the record has, otherwise the date of receipt, otherwise the date of the
  /// incident, otherwise today.
  void date_report(const Record& record) {
    const auto exact = [&](Field field) {
      const Value value = record.get(field);
      if (value.kind() != Value::Kind::date || !value.as_date().is_exact()) return false;
      date_.clear();
      append_text(date_, value);
      return true;
    };
    const auto& stated = report_fields(record.kind()).date;
    if (record.kind() == Kind::incident) {
      if (!exact(Field::incident_date_of_information) && !exact(Field::incident_date_received) &&
          !exact(Field::incident_date))
        date_ = today_;
      incident_ = record.text(Field::incident_id);
      incident_date_ = date_;
    } else if (stated && exact(*stated)) {
      return;
    } else if (record.kind() == Kind::victim && record.has(Field::victim_incident) &&
               record.text(Field::victim_incident) == incident_) {
      date_ = incident_date_;
    } else {
      date_ = today_;
    }
  }

  std::string_view attribute_value(const FrameElement& element, const Template& form) {
    if (element.from == "template.guid") return form.guid;
    if (element.from == "report.id") return report_id_;
    if (element.from == "report.guid") return report_guid_;
    return element.value;
  }

  std::string_view element_value(const FrameElement& element, const Template& form, const Record* source) {
    if (element.from == "template.name") return form.name;
    if (element.from == "template.version") return form.version;
    if (element.from == "report.date") {
      if (element.type.form.empty()) return date_;
      spelled_date_.clear();
      append_day(spelled_date_, element.type.form, parse_iso_date(date_)->first);
      return spelled_date_;
    }
    if (source == nullptr) return element.value;
    if (element.from == "source.name") return source->text(Field::source_name);
    if (element.from == "source.position") return source->text(Field::source_position);
    if (element.from == "source.organisation") return source->text(Field::source_organisation);
    return element.value;
  }

  /// Sets the ids of the report. The reportID is the one that the record has, if any. The fieldReportGUID is always
  /// new: a report that is written anew is another report than the one that was read, whose GUID goes into a custom
  /// field.
  void name_report(const Plan& plan, const Record& record, std::string_view id, std::uint8_t marks) {
    const ReportFields& fields = report_fields(record.kind());
    report_id_ = fields.id ? record.text(*fields.id) : std::string_view();
    if (report_id_.empty() || scan(report_id_) == Scan::refused) {
      report_id_ = plan.block->prefix;
      report_id_ += id.empty() ? "-N" : "-";
      if (id.empty())
        report_id_ += std::to_string(reports_);
      else
        report_id_ += id;
    }
    ids_.make_unique(report_id_);
    for (const Slot& slot : record.slots())
      if (in_frame(record, slot)) marks |= slot.field == fields.id ? ReportMarks::stated_id : ReportMarks::stated_date;
    report_guid_ = std::string_view(mint_report(report_id_, marks));
  }

  /// Whether the frame of the report holds exactly this value of the record.
  bool in_frame(const Record& record, const Slot& slot) const {
    const ReportFields& fields = report_fields(record.kind());
    if (slot.field == fields.id)
      return has_id_ && slot.value.kind() == Value::Kind::text && slot.value.as_text() == report_id_;
    return slot.field == fields.date && has_date_ && slot.value.kind() == Value::Kind::date &&
           slot.value.as_date().is_exact();
  }

  void report(const Plan& plan, const Batch& batch, std::size_t top, Losses& losses, std::uint8_t marks) {
    const Record& record = batch[top];
    const auto found = dialect_->templates.find(record.kind());
    if (found == dialect_->templates.end())
      throw UsageError(
          "the dialect " + dialect_->title + " has no template (reportGUID) for " + plan.block->element +
          " reports; export one from the installation and learn the dialect again, or add a [[template]] of kind \"" +
          std::string(name(record.kind())) + "\"");
    const Template& form = found->second;
    ++reports_;
    const std::string_view id = writable_id(plan, record);
    if (derived_class(plan, batch, top) != nullptr) marks |= ReportMarks::derived_type;
    name_report(plan, record, id, marks);
    date_report(record);

    out_.raw(report_open_);
    for (std::size_t i = 0; i < attributes_.size(); ++i) {
      out_.raw(attributes_[i]);
      out_.attribute(attribute_value(dialect_->report_attributes[i], form));
      out_.raw("\"");
    }
    out_.raw(">");
    const Record* source = nullptr;
    for (std::size_t i = top + 1; source == nullptr && i < batch.size() && is_child(batch[i].kind()); ++i)
      if (batch[i].kind() == Kind::source && batch[i].parent() == static_cast<std::int32_t>(top)) source = &batch[i];
    Shape shape(0);
    missing_frame_.clear();
    written_.clear();
    for (std::size_t i = 0; i < tags_.size(); ++i) {
      const FrameElement& element = dialect_->report_elements[i];
      std::string_view text;
      Scan scanned = Scan::refused;
      if (element.unknown) {
        if (element.required) missing_frame_.push_back(&element);
        continue;
      }
      if (element.has_field()) {
        const auto field = element.field_of(record.kind());
        if (!field) continue;
        const auto slot = std::find_if(record.slots().begin(), record.slots().end(),
                                       [&](const Slot& each) { return each.field == *field; });
        if (slot == record.slots().end()) {
          if (element.required) missing_frame_.push_back(&element);
          continue;
        }
        const Rendered shown = blocks_.shown(element.type, nullptr, *field, slot->value);
        if (shown.verdict != Rendered::Verdict::fits) continue;
        written_.push_back(&*slot);
        text = shown.text;
        scanned = shown.scan;
      } else {
        text = element_value(element, form, source);
        scanned = scan(text);
      }
      if (text.empty() || scanned == Scan::refused) {
        if (element.required) missing_frame_.push_back(&element);
        continue;
      }
      shape.add(i + 1);
      out_.raw(tags_[i].open);
      out_.text(text, scanned);
      out_.raw(tags_[i].close);
    }
    out_.raw(info_close_);
    shapes_.see(shape);
    for (const Slot& slot : record.slots())
      if (in_frame(record, slot)) written_.push_back(&slot);
    blocks_.item(plan, batch, top, written_, losses);
    out_.raw(report_close_);
  }

  void tell_shape(const NoticeType& type, bool found, const Record& record) {
    if (found)
      context_.notices.add({&type, {context_.source_name, {}, record.origin().row, 0, {}, {}}, {}, false, {}, {}});
  }

  /// Reports elements that every sampled report has and this one does not have. The writer never invents a value for
  /// them.
  void tell_missing(const Plan& plan, const Record& record) {
    const auto tell = [&](const std::string& path) {
      if (!context_.notices.wants(required_missing)) return context_.notices.count(required_missing);
      context_.notices.add(
          {&required_missing, {context_.source_name, {}, record.origin().row, 0, {}, path}, {}, false, {}, {}});
    };
    for (const FrameElement* element : missing_frame_) tell(dialect_->field_report_info + "/" + element->path);
    for (const Step* step : blocks_.missing()) tell(plan.block->element + "/" + step->path);
  }

  WriteContext& context_;
  std::shared_ptr<const Dialect> dialect_;
  Plans plans_;
  CustomFields custom_;
  XmlWriter out_;
  ShapeValidator shapes_;
  BlockWriter blocks_;
  UniqueIds ids_;
  std::uint64_t reports_ = 0, kept_ = 0, completed_ = 0;
  bool has_id_ = false, has_date_ = false;  ///< the dialect's frame has a place for them
  Batch copy_;                              ///< of a record whose shapes are completed
  Losses copy_losses_;
  std::string root_declaration_;
  std::vector<Tags> tags_;
  std::vector<std::string> attributes_;
  std::vector<const FrameElement*> missing_frame_;
  std::vector<const Slot*> written_;  ///< values of the report's record that are in FieldReportInfo
  std::string report_open_, info_close_, report_close_, report_id_, report_guid_, date_, spelled_date_, today_,
      incident_, incident_date_;
};

}  // namespace

std::unique_ptr<RecordWriter> make_writer(const Target& target, WriteContext& context, std::string_view dialect,
                                          bool validate) {
  return std::make_unique<Writer>(target, context, load_dialect(dialect), validate);
}

}  // namespace maex::maxml

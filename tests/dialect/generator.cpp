// Writes an export according to the grammar.
#include <set>

#include "tests/dialect/grammar.hpp"

namespace maex::dialect_test {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : c == '>' ? "&gt;" : std::string(1, c);
  return out;
}

class Generator {
 public:
  Generator(const Installation& by, const Batch& batch) : by_(by), batch_(batch) {}

  std::string make() {
    const std::string root = by_.prefix.empty() ? by_.root : by_.prefix + ":" + by_.root;
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root;
    if (!by_.uri.empty()) out_ += " xmlns" + (by_.prefix.empty() ? "" : ":" + by_.prefix) + "=\"" + by_.uri + "\"";
    out_ += ">";
    if (!by_.header.name.empty()) header(by_.header);
    for (std::size_t i = 0; i < batch_.size(); i = batch_.end_of(i)) report(i);
    return out_ + "\n</" + root + ">\n";
  }

 private:
  void header(const Rule& rule) {
    out_ += "<" + rule.name + ">";
    for (const Rule& one : rule.below)
      if (one.is_leaf())
        out_ += "<" + one.name + ">" + (one.type == "now" ? "2024-01-31T12:30:45" : one.holds) + "</" + one.name + ">";
      else
        header(one);
    out_ += "</" + rule.name + ">";
  }

  void report(std::size_t top) {
    top_ = top;
    const Kind kind = batch_[top].kind();
    const std::string id = std::string(name(kind)).substr(0, 3) + "-" + std::to_string(++number_);
    out_ += "\n  <" + by_.field_report + "><" + by_.info + " " + by_.attributes[0] + "=\"" + by_.templates.at(kind) +
            "\" " + by_.attributes[1] + "=\"" + id + "\" " + by_.attributes[2] + "=\"c0a8-0001-" +
            std::to_string(1000000 + number_) + "-aaaa-1-10ab\">";
    for (const Rule& one : by_.info_rule.below) out_ += leaf(one, top);
    out_ += "</" + by_.info + ">";
    element(by_.items.at(kind), top);
    out_ += "</" + by_.field_report + ">";
  }

  [[nodiscard]] std::size_t first_child(Kind kind) const {
    for (std::size_t i = top_ + 1; i < batch_.end_of(top_); ++i)
      if (batch_[i].kind() == kind) return i;
    return top_;
  }

  /// One element with its text for each value. Empty when there is no value.
  std::string leaf(const Rule& rule, std::size_t record) {
    std::vector<std::string> texts;
    if (rule.holds == "-" && rule.type != "guid") {
      if (batch_[top_].origin().row % 3 == 0)
        texts.push_back(rule.type == "date"
                            ? spelled(by_, rule, Value::date({PartialDate::Form::at, {2023, 7, 14}, {}}), Field::count)
                        : rule.type == "word" ? (number_ % 2 == 0 ? "Alpha" : "Beta")
                                              : "note " + std::to_string(number_));
    } else if (rule.holds == "link.id") {
      texts.push_back(link_id_);
    } else if (rule.holds == "link.guid") {
      texts.push_back("c0a8-0001-" + std::to_string(link_id_.size()) + "-" + link_id_ + "-1-10ab");
    } else if (rule.holds == "link.target") {
      texts.push_back(link_target_);
    } else if (rule.holds.starts_with("custom.")) {
      const std::string part = rule.holds.substr(7);
      texts.push_back(part == "name"    ? "waterdistance"
                      : part == "label" ? "Distance to water"
                      : part == "type"  ? "Text"
                                        : custom_);
    } else if (rule.holds.starts_with("info.")) {
      const std::string part = rule.holds.substr(5);
      if (part == "name") texts.push_back(std::string(name(batch_[top_].kind())) + " form");
      if (part == "version") texts.push_back("2.1");
      if (part == "date")
        texts.push_back(spelled(
            by_, rule, Value::date({PartialDate::Form::at, {2024, 1, static_cast<std::uint8_t>(1 + number_ % 28)}, {}}),
            Field::count));
    } else if (rule.type == "guid") {
      texts.push_back("c0a8-0001-" + std::to_string(record + 100) + "-bbbb-1-10ab");
    } else {
      const Field field = *find_field(rule.holds);
      const std::size_t from = info(field).kind == batch_[record].kind() ? record : first_child(info(field).kind);
      for (const Slot& slot : batch_[from].slots())
        if (slot.field == field) texts.push_back(spelled(by_, rule, slot.value, field));
    }
    std::string out;
    for (const std::string& text : texts) out += "<" + rule.name + ">" + escaped(text) + "</" + rule.name + ">";
    return out;
  }

  void element(const Rule& rule, std::size_t record) {
    const std::size_t mark = out_.size();
    out_ += "\n    <" + rule.name + ">";
    const std::size_t body = out_.size();
    for (const Rule& one : rule.below) {
      if (one.is_leaf())
        out_ += leaf(one, record);
      else if (one.each.empty())
        element(one, record);
      else
        each(one);
    }
    if (out_.size() == body && !rule.needed) {
      out_.resize(mark);
      return;
    }
    out_ += "</" + rule.name + ">";
  }

  void each(const Rule& rule) {
    const Record& top = batch_[top_];
    if (rule.each == "custom") {
      for (const Extra& extra : top.extras()) {
        custom_ = extra.text;
        element(rule, top_);
      }
      return;
    }
    if (rule.each == "link") {
      links(rule);
      return;
    }
    for (std::size_t i = top_ + 1; i < batch_.end_of(top_); ++i)
      if (name(batch_[i].kind()) == rule.each) element(rule, i);
  }

  void links(const Rule& rule) {
    const Record& top = batch_[top_];
    if (top.kind() == Kind::victim || top.kind() == Kind::assistance) {
      link_id_ = top.text(top.kind() == Kind::victim ? Field::victim_incident : Field::assistance_victim);
      link_target_ = by_.target.at(top.kind() == Kind::victim ? "incident" : "victim");
      if (!link_id_.empty()) element(rule, top_);
      return;
    }
    link_target_ = by_.target.at("victim");
    for (std::size_t i = 0; i < batch_.size(); ++i)
      if (batch_[i].kind() == Kind::victim && batch_[i].text(Field::victim_incident) == top.text(Field::incident_id)) {
        link_id_ = batch_[i].text(Field::victim_id);
        element(rule, top_);
      }
  }

  const Installation& by_;
  const Batch& batch_;
  std::string out_, link_id_, link_target_, custom_;
  std::size_t top_ = 0;
  int number_ = 0;
};

}  // namespace

std::string export_of(const Installation& by, const Batch& batch) { return Generator(by, batch).make(); }

}  // namespace maex::dialect_test

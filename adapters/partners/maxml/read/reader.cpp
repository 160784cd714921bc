#include "adapters/partners/maxml/read/reader.hpp"

#include <algorithm>

#include "adapters/partners/maxml/notices.hpp"
#include "adapters/partners/maxml/read/interpret.hpp"
#include "adapters/partners/maxml/read/links.hpp"
#include "adapters/partners/maxml/read/sax.hpp"
#include "core/io/error.hpp"

namespace maex::maxml {
namespace {

constexpr std::size_t batch_records = 512;
// An incident stays in one batch with its victims up to this many records, even in a hostile file.
constexpr std::size_t batch_most = 64 * batch_records;

std::uint64_t cells_of(const Tree& tree) {
  return static_cast<std::uint64_t>(
      std::count_if(tree.nodes.begin(), tree.nodes.end(), [](const Node& node) { return node.text_size != 0; }));
}

/// Element path of a field, starting below its item or block; empty when the dialect has no element for it.
std::string path_of(const Dialect& dialect, Field field) {
  for (const std::vector<Block>* blocks : {&dialect.items, &dialect.children})
    for (const Block& block : *blocks)
      for (const Element& element : block.elements)
        if (element.role == Element::Role::leaf && element.field == field) return block.element + "/" + element.path;
  return {};
}

class Reader final : public RecordReader {
 public:
  Reader(const Source& source, ReadContext& context, std::shared_ptr<const CompiledDialect> compiled, bool validate)
      : context_(context),
        account_(context.account),
        size_(source.probe.size),
        compiled_(std::move(compiled)),
        dialect_(compiled_->dialect.get()),
        names_(compiled_->names),
        interpreter_(*compiled_, names_, context),
        parser_(source.probe.path.string(), context.account.document(), *dialect_, names_, validate,
                context.keep_source, context.bounds, events()) {}

  bool next(Batch& batch) override {
    batch_ = &batch;
    scope_ = {};  // pointed into the previous batch
    if (told_end_) return waiting_victims(batch);
    batch.append(held_, 0, held_.size());
    held_.reset();
    bool more = true;
    std::size_t group = 0;
    while (more && (batch.size() < batch_records || (group == 0 && batch.size() < batch_most))) {
      if (context_.stop != nullptr && context_.stop->load(std::memory_order_relaxed)) throw Interrupted();
      more = parser_.feed();
      group = last_group(batch);
    }
    if (more && group != 0) {
      held_.append(batch, group, batch.size());
      batch.truncate(group);
    }
    if (!more) {
      told_end_ = true;
      if (const auto guesses = interpreter_.guesses(); guesses != 0)
        tell(guess_used,
             {"{count:value was|values were} read from elements whose names the dialect \"{dialect}\" marks "
              "as inferred."_text,
              {{"count", guesses}, {"dialect", dialect_->title}}});
      if (const auto asides = parser_.asides_left(); asides != 0)
        tell(comments_left, {"{count:comment or processing instruction was|comments and processing instructions were} "
                             "left out."_text,
                             {{"count", asides}}});
    }
    return !batch.empty() || (told_end_ && waiting_victims(batch));
  }

  [[nodiscard]] std::vector<Text> remarks() const override { return remarks_; }

  [[nodiscard]] double progress() const override {
    return size_ == 0 ? -1 : static_cast<double>(parser_.fed()) / static_cast<double>(size_);
  }

  [[nodiscard]] Locator locate(const Origin& origin, std::uint16_t, Field field) const override {
    Locator place;
    place.document = account_.document();
    place.row = origin.row;
    if (field != Field::count) place.path = path_of(*dialect_, field);
    return place;
  }

 private:
  SaxEvents events() {
    SaxEvents events;
    events.root = [this](const std::string& name, std::uint32_t line) { return is_auxiliary(name, line); };
    events.root_attributes = [this](std::uint64_t count) {
      account_.read_cells(count);
      account_.cells(Fate::ignored, "document-attributes", count);
    };
    events.report = [this](Tree& tree, const ReportSource& source) {
      account_.read_cells(cells_of(tree));
      const std::size_t first = batch_->size();
      interpreter_.report(tree, *batch_);
      const bool waits = !interpreter_.is_ours() && link(first);
      if (!source.bytes.empty() && batch_->size() != first) keep(first, source);
      if (!waits) return;
      waiting_.append(*batch_, first, batch_->size());
      batch_->truncate(first);
    };
    events.auxiliary = [this](const AuxiliaryList& list) { auxiliary(list); };
    events.other = [this](const Tree& tree) { other(tree); };
    events.invalid = [this](std::string problem, std::uint32_t line) { invalid(std::move(problem), line); };
    return events;
  }

  /// Links the accidents and victims of a report from another system. Returns true when the report is one victim whose
  /// accident may still come.
  bool link(std::size_t first) {
    Batch& batch = *batch_;
    for (std::size_t i = first; i < batch.size(); i = batch.end_of(i)) {
      if (batch[i].kind() == Kind::incident &&
          links_.accident(batch, i, i == first ? interpreter_.victim_links() : std::vector<VictimLink>()))
        account_.report(guid_as_number, LinePlace(batch[i].origin().row));
      if (batch[i].kind() != Kind::victim) continue;
      const bool alone = i == first && batch.end_of(i) == batch.size();
      switch (links_.victim(batch, i, alone && waiting_.size() < Links::most_waiting)) {
        case Links::Found::linked: break;
        case Links::Found::waits: return true;
        case Links::Found::unlinked: account_.report(victim_unlinked, LinePlace(batch[i].origin().row));
      }
    }
    return false;
  }

  /// Returns the victims that waited, after all other records. They are never in a batch with an accident before them,
  /// because a victim without a number belongs to the accident that it follows.
  bool waiting_victims(Batch& batch) {
    while (waited_ < waiting_.size() && batch.size() < batch_records) {
      const std::size_t end = waiting_.end_of(waited_), at = batch.size();
      batch.append(waiting_, waited_, end);
      if (!links_.resolve(batch, at)) account_.report(victim_unlinked, LinePlace(batch[at].origin().row));
      waited_ = end;
    }
    if (waited_ == waiting_.size() && !told_links_) {
      told_links_ = true;
      if (const auto dangling = links_.dangling(); dangling != 0)
        tell(link_dangling, {"{count:link names a victim|links name victims} whose report is not in the file."_text,
                             {{"count", static_cast<std::uint64_t>(dangling)}}});
    }
    return !batch.empty();
  }

  /// Index of the last record that later victims may belong to; the end when there is none.
  static std::size_t last_group(const Batch& batch) {
    std::size_t i = batch.size();
    while (i != 0 && (is_child(batch[i - 1].kind()) || batch[i - 1].kind() == Kind::victim)) --i;
    return i == 0 ? batch.size() : i - 1;
  }

  static bool same(std::string_view a, std::string_view b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return (x | 0x20) == (y | 0x20); });
  }

  void tell(const NoticeType& type, Text problem) { account_.report(type, LinePlace(), {}, std::move(problem)); }

  bool is_auxiliary(const std::string& name, std::uint32_t line) {
    root_ = name;
    for (const std::string& auxiliary : dialect_->auxiliary)
      if (same(auxiliary, name)) return true;
    if (!same(name, dialect_->root))
      throw InputError(account_.document() + ", line " + std::to_string(line) + ": the root element is \"" + name +
                       "\", not " + dialect_->root + "; this is no maXML item document");
    return false;
  }

  /// Keeps the bytes of the records from `first` on and everything they depend on; see Kept.
  void keep(std::size_t first, const ReportSource& source) {
    if (scope_.empty()) scope_ = batch_->keep(parser_.scope());
    batch_->keep_source({first, 0, batch_->keep(source.before), batch_->keep(source.bytes), scope_,
                         batch_->keep(interpreter_.report_id()), source.asides != 0 || interpreter_.beside()});
  }

  void auxiliary(const AuxiliaryList& list) {
    account_.read_cells(list.cells());
    account_.cells(Fate::ignored, "auxiliary-data", list.cells());
    for (std::uint64_t i = 0; i != list.entries(); ++i) account_.read_row();
    account_.row(Fate::ignored, "auxiliary-data", list.entries());
    std::vector<Argument> arguments = {{"root", root_}, {"title", std::string(auxiliary_title(root_))}};
    if (list.entries() != 0) {
      arguments.emplace_back("count", list.entries());
      arguments.emplace_back("names", list.names());
    }
    remarks_.emplace_back(list.entries() == 0
                              ? "This is maXML auxiliary data ({root}, {title}): lists for look-ups, which IMSMA "
                                "exports and never imports. It contains no records. It is empty."_text
                              : "This is maXML auxiliary data ({root}, {title}): lists for look-ups, which IMSMA "
                                "exports and never imports. It contains no records. It contains "
                                "{count:entry|entries}: {names}."_text,
                          std::move(arguments));
    tell(auxiliary_data, remarks_.back());
  }

  void other(const Tree& tree) {
    account_.read_cells(cells_of(tree));
    if (tree.nodes.front().name == names_.id(dialect_->header)) {
      ignore_all(account_, names_, tree, 0, "document-header");
      return;
    }
    const NodePlace where(names_, tree, 0);
    account_.report(report_empty, where, {where.text()},
                    "This element is no field report; its values went to quarantine.");
    quarantine_all(account_, names_, tree, "not-a-report", "The element is neither a report nor the header.");
  }

  /// The schema's message quotes the value, which may be personal: only the part before it is shown to everyone.
  void invalid(std::string problem, std::uint32_t line) {
    if (!account_.wants(not_valid)) return account_.count(not_valid);
    while (!problem.empty() && (problem.back() == '\n' || problem.back() == ' ')) problem.pop_back();
    std::string value;
    if (const auto at = problem.find("The value '"); at != std::string::npos) {
      value = problem.substr(at);
      problem.erase(at);
    } else if (const auto quoted = problem.find(": '"); quoted != std::string::npos) {
      value = problem.substr(quoted + 2);
      problem.erase(quoted + 1);
    }
    account_.report(not_valid, LinePlace(line), {value}, std::move(problem));
  }

  ReadContext& context_;
  Account& account_;
  std::uintmax_t size_;  // of the file, for progress
  std::shared_ptr<const CompiledDialect> compiled_;
  const Dialect* dialect_;
  Names names_;
  Interpreter interpreter_;
  SaxParser parser_;
  Batch* batch_ = nullptr;
  Batch held_;  ///< the last incident of a batch with its records: more victims may come in the next reports
  Links links_;
  Batch waiting_;           ///< victims whose accident is not known yet
  std::size_t waited_ = 0;  ///< index in waiting_: the victims before it were returned
  bool told_links_ = false;
  std::string_view scope_;  ///< of the document, in the batch that is being filled
  std::string root_;
  std::vector<Text> remarks_;
  bool told_end_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> make_reader(const Source& source, ReadContext& context, std::string_view dialect,
                                          bool validate) {
  return std::make_unique<Reader>(source, context, compile(load_dialect(dialect)), validate);
}

std::string root_name(std::string_view head) {
  std::string narrow;  // UTF-16 and UTF-32: element names here are ASCII, so the other bytes of each unit are zero
  const bool marked = head.substr(0, 2) == "\xFF\xFE" || head.substr(0, 2) == "\xFE\xFF";
  if (marked || head.substr(0, 4).find('\0') != std::string_view::npos) {
    for (const char c : head.substr(marked ? 2 : 0))
      if (c != '\0' && c != '\xFE' && c != '\xFF') narrow += c;
    head = narrow;
  }
  if (head.substr(0, 3) == "\xEF\xBB\xBF") head.remove_prefix(3);
  for (;;) {
    const auto at = head.find_first_not_of(" \t\r\n");
    if (at == std::string_view::npos || head[at] != '<') return {};
    head.remove_prefix(at);
    std::string_view end;
    if (head.substr(0, 2) == "<?")
      end = "?>";
    else if (head.substr(0, 4) == "<!--")
      end = "-->";
    else if (head.substr(0, 2) == "<!")
      end = head.find('[') < head.find('>') ? "]>" : ">";
    else
      break;
    const auto close = head.find(end);
    if (close == std::string_view::npos) return {};
    head.remove_prefix(close + end.size());
  }
  std::string_view name = head.substr(1, std::min(head.find_first_of(" \t\r\n/>", 1), head.size()) - 1);
  if (const auto colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
  return std::string(name);
}

}  // namespace maex::maxml

// A format for tests of the suite. It is correct except for one fault. The file has one cell per line: "row TAB column
// TAB kind TAB text".
#pragma once
#include <fstream>
#include <sstream>

#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "core/model/value.hpp"

namespace maex::test {

enum class FormatFault {
  none,
  bare_loss,
  help_missing,
  default_refused,
  certain_of_all,
  knows_by_name,
  renumbers,
  drops_line_feeds,
  shifts_far_columns,
  runtime_error,
  descends,
  nameless_refusal,
  own_limit,
  own_cell_limit,
  runs_formulas,
  deaf_to_full_disk,
  counts_writings,
  false_loss,
  no_specimen,
  wrong_option_kind
};

inline std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? "%n" : c == '\t' ? "%t" : c == '%' ? "%%" : std::string(1, c);
  return out;
}
inline std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%' || i + 1 == text.size())
      out += text[i];
    else
      out += text[++i] == 'n' ? '\n' : text[i] == 't' ? '\t' : text[i];
  }
  return out;
}

class FakeFormat : public Format {
 public:
  explicit FakeFormat(FormatFault fault = FormatFault::none, std::string id = "faux") : fault_(fault) {
    card_.id = std::move(id);
    card_.title = "Faux table";
    card_.about = "A cell a line.";
    card_.extensions = {".faux"};
    card_.media_types = {"text/x-faux"};
    card_.reads = true;
    card_.writes = fault != FormatFault::no_specimen;
    card_.options = {{"mode", OptionType::choice, "plain", {"plain", "other"}, "How it is done."}};
    if (fault == FormatFault::bare_loss) card_.losses = {{"colours", "No colours."}};
    if (fault == FormatFault::help_missing) card_.options[0].help.clear();
    if (fault == FormatFault::default_refused) card_.options[0].fallback = "neither";
    if (fault == FormatFault::false_loss) card_.losses = {{"loss-cell-kind", "Kinds are not kept."}};
  }
  const Descriptor& descriptor() const override { return card_; }
  Identification identify(const Probe& probe) const override {
    if (fault_ == FormatFault::certain_of_all) return {Certainty::certain, "why not"};
    const bool own = probe.head.starts_with("FAUX:" + card_.id + "\n") ||
                     (fault_ == FormatFault::counts_writings && probe.head.starts_with("FAUX"));
    if (fault_ == FormatFault::knows_by_name && probe.path.extension() != ".faux")
      return {Certainty::no, "not named .faux"};
    return own ? Identification{Certainty::certain, "begins with FAUX"}
               : Identification{Certainty::no, "does not begin with FAUX"};
  }
  std::unique_ptr<TableDocument> open(const std::filesystem::path& path, const OpenContext& context) const override {
    if (fault_ == FormatFault::wrong_option_kind && context.options.given("mode"))
      throw std::logic_error("a value nobody expected");
    if (fault_ == FormatFault::own_limit && context.bounds.rows < 10) throw InputError(path.string() + " is too long.");
    return std::make_unique<Document>(path, fault_);
  }
  std::unique_ptr<TableWriter> create(const std::filesystem::path& path, const Options&) const override {
    return std::make_unique<Writer>(path, card_.id, fault_);
  }

 private:
  struct Line {
    std::uint32_t row, column;
    CellKind kind;
    std::string text;
    double number;
  };

  class Reader;
  class Document : public TableDocument {
   public:
    Document(const std::filesystem::path& path, FormatFault fault) : fault_(fault) {
      std::ifstream stream(path, std::ios::binary);
      const std::string name = path.string();
      std::string line;
      if (!std::getline(stream, line) || !line.starts_with("FAUX")) refuse(name, "does not begin with FAUX");
      while (std::getline(stream, line)) take(name, line);
    }
    std::span<const SheetInfo> sheets() const override { return sheets_; }
    std::unique_ptr<RowReader> open(std::size_t) override { return std::make_unique<Reader>(*this); }
    std::vector<MergedRange> merged(std::size_t) override { return {}; }
    std::vector<Text> decisions() const override { return {}; }

   private:
    friend class FakeFormat::Reader;
    [[noreturn]] void refuse(const std::string& name, const std::string& why) const {
      if (fault_ == FormatFault::runtime_error) throw std::runtime_error(why);
      throw InputError((fault_ == FormatFault::nameless_refusal ? "the file" : name) + " " + why);
    }
    void take(const std::string& name, const std::string& line) {
      std::istringstream parts(line);
      std::string row, column, kind, text;
      std::getline(parts, row, '\t');
      std::getline(parts, column, '\t');
      std::getline(parts, kind, '\t');
      std::getline(parts, text);
      Line made{};
      made.row = static_cast<std::uint32_t>(std::strtoul(row.c_str(), nullptr, 10));
      made.column = static_cast<std::uint32_t>(std::strtoul(column.c_str(), nullptr, 10));
      const bool later =
          lines_.empty() || std::pair(made.row, made.column) > std::pair(lines_.back().row, lines_.back().column);
      const std::string kinds = "tnbd";
      if (made.row == 0 || made.column == 0 || kind.size() != 1 || kinds.find(kind) == std::string::npos ||
          text.empty() || (!later && fault_ != FormatFault::descends))
        refuse(name, "has a line that is no cell");
      static constexpr CellKind of[] = {CellKind::text, CellKind::number, CellKind::boolean, CellKind::date};
      made.kind = of[kinds.find(kind)];
      made.text = unescaped(text);
      if (fault_ == FormatFault::own_cell_limit && made.text.size() > 1000000)
        refuse(name, "has a cell that is too long.");
      if (made.kind != CellKind::text) made.number = std::strtod(made.text.c_str(), nullptr);
      lines_.push_back(std::move(made));
    }
    std::vector<SheetInfo> sheets_ = {{"specimen", false, true, ""}};
    std::vector<Line> lines_;
    CellFormat date_{"yyyy-mm-dd", true, false, false};
    FormatFault fault_;
  };

  class Reader : public RowReader {
   public:
    explicit Reader(const Document& of) : of_(of) {}
    bool next(Row& row) override {
      if (at_ == of_.lines_.size()) return false;
      cells_.clear();
      const std::uint32_t number = of_.lines_[at_].row;
      for (; at_ != of_.lines_.size() && of_.lines_[at_].row == number; ++at_) {
        const Line& line = of_.lines_[at_];
        Cell cell{line.column, line.kind,   false,
                  line.text,   line.number, line.kind == CellKind::date ? &of_.date_ : nullptr};
        if (of_.fault_ == FormatFault::shifts_far_columns && cell.column > 26) ++cell.column;
        if (of_.fault_ == FormatFault::runs_formulas && line.text[0] == '@') cell.formula = true;
        cells_.push_back(cell);
      }
      row = {of_.fault_ == FormatFault::renumbers ? ++count_ : number, false, cells_};
      return true;
    }

   private:
    const Document& of_;
    std::size_t at_ = 0;
    std::uint32_t count_ = 0;
    std::vector<Cell> cells_;
  };

  class Writer : public TableWriter {
   public:
    Writer(const std::filesystem::path& path, const std::string& id, FormatFault fault)
        : stream_(path, std::ios::binary), fault_(fault) {
      static int writings = 0;
      stream_ << "FAUX:" << id << (fault == FormatFault::counts_writings ? std::to_string(++writings) : "") << "\n";
    }
    void begin_sheet(std::string_view, std::span<const double>, std::uint32_t) override {}
    void row(std::span<const OutCell> cells) override {
      ++row_;
      for (std::size_t i = 0; i != cells.size(); ++i) {
        const OutCell& cell = cells[i];
        if (cell.kind == CellKind::empty) continue;
        stream_ << row_ << '\t' << i + 1 << '\t';
        std::string text(cell.text);
        if (fault_ == FormatFault::drops_line_feeds) std::erase(text, '\n');
        if (cell.kind == CellKind::text)
          stream_ << "t\t" << escaped(text) << '\n';
        else if (cell.kind == CellKind::date)
          stream_ << "d\t" << day_to_serial(cell.day) << '\n';
        else
          stream_ << (cell.kind == CellKind::number ? "n\t" : "b\t") << to_text(Value::decimal(cell.number)) << '\n';
      }
    }
    void finish() override {
      stream_.close();
      if (!stream_ && fault_ != FormatFault::deaf_to_full_disk) throw OutputError("cannot write");
    }

   private:
    std::ofstream stream_;
    std::uint32_t row_ = 0;
    FormatFault fault_;
  };

  Descriptor card_;
  FormatFault fault_;
};

}  // namespace maex::test

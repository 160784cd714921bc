#include "core/report/mark_inputs.hpp"

#include <algorithm>
#include <set>

#include "core/io/error.hpp"
#include "core/text/printable.hpp"

namespace maex {
namespace {

MarkKind kind_of(Severity severity) {
  return severity == Severity::error     ? MarkKind::error
         : severity == Severity::warning ? MarkKind::warning
                                         : MarkKind::info;
}

/// An input of the run with the id of its format.
struct MarkedInput {
  std::string name, format;
  bool enclosed = false;  ///< in another file
};

std::vector<MarkedInput> inputs_of(const ItemFacts& item) {
  if (item.inputs.empty()) return {{item.input, item.format, false}};
  std::vector<MarkedInput> inputs;
  for (const InputFact& each : item.inputs)
    if (each.problem.empty() && each.not_read.empty()) inputs.push_back({each.input, each.format, each.enclosed});
  return inputs;
}

/// Of several inputs, the findings of this one.
bool is_about(const ItemFacts& item, const MarkedInput& input, const Finding& finding) {
  return item.inputs.empty() || finding.where.document == input.name;
}

std::vector<CellMark> marks_of(const ItemFacts& item, const MarkedInput& input, std::span<const SheetInfo> sheets,
                               const Messages& words) {
  std::vector<CellMark> marks;
  for (const FindingGroup& group : item.findings)
    for (const Finding& finding : group.stored) {
      if (finding.where.row == 0 || !is_about(item, input, finding)) continue;
      const auto sheet = std::find_if(sheets.begin(), sheets.end(),
                                      [&](const SheetInfo& each) { return each.name == finding.where.part; });
      if (sheet == sheets.end()) continue;
      CellMark mark;
      mark.sheet = static_cast<std::size_t>(sheet - sheets.begin());
      mark.row = finding.where.row;
      mark.column = std::max<std::uint32_t>(1, finding.where.column);
      mark.kind = kind_of(group.type.severity);
      mark.text = std::string(words.severity(group.type.severity)) + " " + group.type.code + ": " +
                  printable(words.problem(group.type, finding, false)) + "\n" + std::string(words.fix(group.type));
      marks.push_back(std::move(mark));
    }
  return marks;
}

/// All findings of a single input. Of several inputs, the stored ones of this one, because no others have a place.
std::uint64_t findings_about(const ItemFacts& item, const MarkedInput& input, const FindingGroup& group) {
  if (item.inputs.empty()) return group.count;
  return static_cast<std::uint64_t>(
      std::count_if(group.stored.begin(), group.stored.end(),
                    [&](const Finding& finding) { return is_about(item, input, finding); }));
}

}  // namespace

std::vector<MarkedCopy> mark_inputs(const RunFacts& facts, const Registry& registry, const SourceChoice& source,
                                    const MarkTarget& target, const Messages& words, Placement& placement) {
  const std::filesystem::path& folder = target.folder;
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) throw OutputError("cannot make the folder " + folder.string() + ": " + failed.message());
  std::vector<MarkedCopy> copies;
  std::set<std::filesystem::path> taken;
  const auto mark = [&](const ItemFacts& item, const MarkedInput& named) {
    const std::filesystem::path input = named.name;
    MarkedCopy copy{folder / input.filename(), 0, 0, {}};
    const Format* format = named.format.empty() ? nullptr : registry.format(named.format);
    std::error_code ignored;
    if (named.enclosed)
      copy.problem = named.name + ": it is inside another file; save it and check the saved file";
    else if (format == nullptr || !format->descriptor().marks)
      copy.problem =
          named.name +
          ": only Excel workbooks (.xlsx, .xlsm) can be marked; open it in Excel or LibreOffice and save it as .xlsx";
    else if (!taken.insert(copy.file).second)
      copy.problem = named.name + ": a workbook of the same name was marked already; check the two apart";
    else if (std::filesystem::equivalent(copy.file, input, ignored))
      copy.problem = named.name + ": the copy would stand in place of the file itself; choose another folder";
    else if (!target.overwrite && std::filesystem::exists(copy.file, ignored))
      copy.problem = copy.file.string() + " exists already and was left as it is; --overwrite replaces it";
    if (copy.problem.empty()) {
      const OpenContext context{source.format_options, source.bounds};
      const auto sheets = format->open(input, context);
      const std::vector<CellMark> marks = marks_of(item, named, sheets->sheets(), words);
      std::set<std::tuple<std::size_t, std::uint32_t, std::uint32_t>> cells;
      for (const CellMark& mark : marks) cells.emplace(mark.sheet, mark.row, mark.column);
      copy.cells = cells.size();
      for (const FindingGroup& group : item.findings) copy.unmarked += findings_about(item, named, group);
      copy.unmarked -= marks.size();
      AtomicFile out(copy.file, target.overwrite, target.access);
      format->mark(input, out.temporary(), marks, context);
      placement.add(std::move(out));
    }
    copies.push_back(std::move(copy));
  };
  for (const ItemFacts& item : facts.items)
    if (item.outcome == Outcome::done)
      for (const MarkedInput& input : inputs_of(item)) mark(item, input);
  return copies;
}

}  // namespace maex

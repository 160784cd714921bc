#include "core/run/mark_inputs.hpp"

#include <algorithm>
#include <set>

#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"

namespace maex {
namespace {

MarkKind kind_of(Severity severity) {
  return severity == Severity::error     ? MarkKind::error
         : severity == Severity::warning ? MarkKind::warning
                                         : MarkKind::info;
}

std::vector<CellMark> marks_of(const ItemFacts& item, std::span<const SheetInfo> sheets, const Messages& words) {
  std::vector<CellMark> marks;
  for (const auto& group : item.notices->groups())
    for (const Notice& notice : group.stored) {
      if (notice.where.row == 0) continue;
      const auto sheet = std::find_if(sheets.begin(), sheets.end(),
                                      [&](const SheetInfo& each) { return each.name == notice.where.part; });
      if (sheet == sheets.end()) continue;
      CellMark mark;
      mark.sheet = static_cast<std::size_t>(sheet - sheets.begin());
      mark.row = notice.where.row;
      mark.column = std::max<std::uint32_t>(1, notice.where.column);
      mark.kind = kind_of(group.type->severity);
      mark.text = std::string(words.severity(group.type->severity)) + " " + std::string(group.type->code) + ": " +
                  words.problem(notice, false) + "\n" + std::string(words.fix(*notice.type));
      marks.push_back(std::move(mark));
    }
  return marks;
}

}  // namespace

std::vector<MarkedCopy> mark_inputs(const ConvertJob& job, const RunFacts& facts, const Registry& registry,
                                    const std::filesystem::path& folder, bool overwrite, const Messages& words) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) throw OutputError("cannot make the folder " + folder.string() + ": " + failed.message());
  std::vector<MarkedCopy> copies;
  std::set<std::filesystem::path> taken;
  for (std::size_t i = 0; i != facts.items.size(); ++i) {
    const ItemFacts& item = facts.items[i];
    if (item.outcome != Outcome::done) continue;
    MarkedCopy copy{folder / job.inputs[i].filename(), 0, 0, {}};
    const Format* format = item.format.empty() ? nullptr : registry.format(item.format);
    std::error_code ignored;
    if (format == nullptr || !format->descriptor().marks)
      copy.problem =
          item.input +
          ": only Excel workbooks (.xlsx, .xlsm) can be marked; open it in Excel or LibreOffice and save it as .xlsx";
    else if (!taken.insert(copy.file).second)
      copy.problem = item.input + ": a workbook of the same name was marked already; check the two apart";
    else if (std::filesystem::equivalent(copy.file, job.inputs[i], ignored))
      copy.problem = item.input + ": the copy would stand in place of the file itself; choose another folder";
    else if (!overwrite && std::filesystem::exists(copy.file, ignored))
      copy.problem = copy.file.string() + " exists already and was left as it is; --overwrite replaces it";
    if (copy.problem.empty()) {
      const OpenContext context{job.source.format_options, job.source.bounds};
      const auto sheets = format->open(job.inputs[i], context);
      const std::vector<CellMark> marks = marks_of(item, sheets->sheets(), words);
      std::set<std::tuple<std::size_t, std::uint32_t, std::uint32_t>> cells;
      for (const CellMark& mark : marks) cells.emplace(mark.sheet, mark.row, mark.column);
      copy.cells = cells.size();
      for (const auto& group : item.notices->groups()) copy.unmarked += group.count;
      copy.unmarked -= marks.size();
      AtomicFile out(copy.file, overwrite, 0600);
      format->mark(job.inputs[i], out.temporary(), marks, context);
      out.commit();
    }
    copies.push_back(std::move(copy));
  }
  return copies;
}

}  // namespace maex

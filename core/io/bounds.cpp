#include "core/io/bounds.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/io/error.hpp"

namespace maex {
namespace {

constexpr std::array specs = {
    BoundSpec{"file-bytes", &Bounds::file_bytes, "bytes", "Size of the file itself."},
    BoundSpec{"archive-entries", &Bounds::archive_entries, "entries",
              "Members of an archive; the workbooks of partners hold a few hundred."},
    BoundSpec{"member-bytes", &Bounds::member_bytes, "bytes", "Expanded size of one archive member."},
    BoundSpec{"expanded-bytes", &Bounds::expanded_bytes, "bytes",
              "Expanded size of all archive members that are read."},
    BoundSpec{"ratio-floor", &Bounds::ratio_floor, "bytes",
              "Expanded bytes of one member below which its ratio is not looked at."},
    BoundSpec{"ratio", &Bounds::ratio, "",
              "Expanded : stored bytes of one member; honest sheets reach 500, and deflate itself ends at 1032."},
    BoundSpec{"xml-depth", &Bounds::xml_depth, "levels", "Elements nested in one another."},
    BoundSpec{"xml-attribute-bytes", &Bounds::xml_attribute_bytes, "bytes", "Length of one attribute value."},
    BoundSpec{"xml-attributes", &Bounds::xml_attributes, "attributes",
              "Attributes of one tag: parsers compare each with all others, and honest tags have a few dozen."},
    BoundSpec{
        "xml-entity-bytes", &Bounds::xml_entity_bytes, "bytes",
        "Text that entities of a document type declaration may expand to. At 0 such a declaration is refused; external "
        "entities and declarations are never fetched, whatever the value."},
    BoundSpec{"message-bytes", &Bounds::message_bytes, "bytes",
              "Size of an e-mail message; most mail servers pass on less than a fifth of the default."},
    BoundSpec{"message-parts", &Bounds::message_parts, "parts",
              "Texts, attachments and pictures of a message and of the messages in it. All that are read stay open."},
    BoundSpec{"message-depth", &Bounds::message_depth, "levels", "Parts of a message nested in one another."},
    BoundSpec{"sheets", &Bounds::sheets, "sheets", "Sheets of a workbook, or tables of a page."},
    BoundSpec{"rows", &Bounds::rows, "rows", "Rows of one sheet that hold something."},
    BoundSpec{"columns", &Bounds::columns, "columns", "Number of the last column; a sheet of Excel ends at 16384."},
    BoundSpec{"cell-bytes", &Bounds::cell_bytes, "bytes",
              "Text of one cell; a cell of Excel holds 32767 characters, more means a quote that never closes."},
    BoundSpec{"held-bytes", &Bounds::held_bytes, "bytes",
              "What a reader must keep in memory of one file: shared texts, tables of a web page, number formats, the "
              "first rows of a sheet, the outline of one feature."},
    BoundSpec{"query-steps", &Bounds::query_steps, "steps",
              "Steps that the database may take for the query of one own rule; it takes some fifty million a second."},
    BoundSpec{"temporary-bytes", &Bounds::temporary_bytes, "bytes",
              "Disk space of a run's temporary files: outputs that are not in place yet, records that wait, and what "
              "--verify compares. No single file may become larger."},
    BoundSpec{"query-seconds", &Bounds::query_seconds, "seconds",
              "Time for the query of one own rule, whose single steps can be slow."},
    BoundSpec{
        "seconds", &Bounds::seconds, "seconds",
        "Time spent on one input before it is given up; a million honest rows take less than a tenth of the default."}};

[[noreturn]] void refuse_value(const BoundSpec& spec, std::string_view value) {
  throw UsageError("\"" + std::string(value) + "\" is no value for the limit " + std::string(spec.name) +
                   "; give a whole number, with K, M or G behind it if you like: --limit " + std::string(spec.name) +
                   "=64M");
}

std::uint64_t parse(const BoundSpec& spec, std::string_view value) {
  std::string_view digits = value;
  unsigned shift = 0;
  if (!digits.empty()) {
    switch (digits.back()) {
      case 'k':
      case 'K': shift = 10; break;
      case 'm':
      case 'M': shift = 20; break;
      case 'g':
      case 'G': shift = 30; break;
      default: break;
    }
  }
  if (shift != 0) digits.remove_suffix(1);
  std::uint64_t number = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (failed != std::errc() || end != digits.data() + digits.size() || number > (UINT64_MAX >> 1 >> shift))
    refuse_value(spec, value);
  return number << shift;
}

}  // namespace

std::span<const BoundSpec> bound_specs() { return specs; }

void set_bound(Bounds& bounds, std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  const std::string_view name = assignment.substr(0, equals);
  std::string known;
  for (const BoundSpec& spec : specs) {
    if (spec.name == name) {
      if (equals == std::string_view::npos) refuse_value(spec, "");
      bounds.*spec.value = parse(spec, assignment.substr(equals + 1));
      return;
    }
    known += (known.empty() ? "" : ", ") + std::string(spec.name);
  }
  throw UsageError("there is no limit \"" + std::string(name) + "\". Known: " + known + ".");
}

std::chrono::steady_clock::time_point deadline_of(const Bounds& bounds) {
  if (bounds.end.deadline != std::chrono::steady_clock::time_point()) return bounds.end.deadline;
  constexpr std::uint64_t century = std::uint64_t{100} * 366 * 86'400;  // the clock counts nanoseconds in 64 bits
  return std::chrono::steady_clock::now() + std::chrono::seconds(std::min(bounds.seconds, century));
}

Bounds begin_work(Bounds bounds, const std::atomic<bool>* stop) {
  bounds.end = {};
  bounds.end.deadline = deadline_of(bounds);
  bounds.end.stop = stop;
  return bounds;
}

void Watch::end_work(const std::string& name) const {
  if (is_stopped()) throw Interrupted();
  throw InputError(name + " takes longer to read than " + std::to_string(seconds_) + " seconds" +
                   raise_advice("seconds"));
}

void check_held(const Bounds& bounds, std::uint64_t bytes, const std::string& name, std::string_view what) {
  if (bytes <= bounds.held_bytes) return;
  throw InputError(name + " is refused: its " + std::string(what) + " take more than the " +
                   std::to_string(bounds.held_bytes >> 20) + " MiB that are kept in memory" +
                   raise_advice("held-bytes"));
}

std::string raise_advice(std::string_view name) {
  return "; if the file can be trusted, raise the limit with --limit " + std::string(name) + "=…";
}

}  // namespace maex

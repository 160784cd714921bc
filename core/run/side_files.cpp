#include "core/run/side_files.hpp"

#include <cerrno>

#include "core/io/error.hpp"
#include "core/text/csv_field.hpp"
#include "core/text/personal_signs.hpp"

namespace maex {
namespace {

void append_place(std::string& line, const Locator& where) {
  append_csv_field(line, where.document);
  line += ',';
  append_csv_field(line, where.part);
  line += ',';
  if (where.block != 0 && where.row == 0) {
    append_csv_field(line, block_address(where));
  } else if (where.path.empty()) {
    line += where.column != 0 ? cell_address(where.column, where.row) : std::to_string(where.row);
  } else {
    append_csv_field(line, std::to_string(where.row) + " " + where.path);
  }
  line += ',';
  append_csv_field(line, where.heading);
}

}  // namespace

SideFile::SideFile(AtomicFile file, std::string_view heading)
    : file_(std::move(file)), stream_(std::fopen(file_.temporary().c_str(), "wbe")) {
  if (stream_ == nullptr) fail();
  line(std::string(heading));
}

SideFile::~SideFile() {
  if (stream_ != nullptr) std::fclose(stream_);
}

void SideFile::fail() const {
  throw OutputError("cannot write " + file_.target().string() + ": " + write_problem(errno));
}

void SideFile::line(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), stream_) != text.size() || std::fputc('\n', stream_) == EOF) fail();
}

AtomicFile SideFile::finish() {
  std::FILE* stream = stream_;
  stream_ = nullptr;
  const bool broken = std::ferror(stream) != 0;  // a failed line must be reported, because an incomplete list is wrong
  if (std::fclose(stream) != 0) fail();
  if (broken) throw OutputError("cannot write " + file_.target().string() + ": a line could not be written");
  return std::move(file_);
}

FatesFile::FatesFile(AtomicFile file) : file_(std::move(file), "document,sheet,cell,heading,fate,rule,field") {}

const std::string& FatesFile::without_person(const std::string& name) {
  const auto [known, is_new] = shown_.try_emplace(name);
  if (is_new) known->second = shown_sheet(name);
  return known->second;
}

void FatesFile::cell(const Locator& where, Fate fate, std::string_view rule, std::string_view field) {
  const std::lock_guard lock(mutex_);
  line_.clear();
  Locator shown = where;
  shown.part = without_person(where.part);
  shown.heading = without_person(where.heading);
  append_place(line_, shown);
  line_ += ',';
  line_ += to_string(fate);
  line_ += ',';
  append_csv_field(line_, rule);
  line_ += ',';
  append_csv_field(line_, field);
  file_.line(line_);
}

void QuarantineFile::add(QuarantineEntry entry) {
  if (!file_) file_.emplace(open_(), "document,sheet,cell,heading,value,rule,problem");
  ++count_;
  std::string line;
  append_place(line, entry.where);
  for (const std::string* text : {&entry.value, &entry.rule, &entry.problem}) {
    line += ',';
    append_csv_field(line, *text);
  }
  file_->line(line);
}

std::optional<AtomicFile> QuarantineFile::finish() {
  if (!file_) return std::nullopt;
  return file_->finish();
}

}  // namespace maex

#include "core/mapping/table/spool.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/io/error.hpp"

namespace maex {
namespace {

constexpr std::size_t chunk_size = 64 * 1024;

template <class T>
void put(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class T>
T get(const char*& at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  at += sizeof value;
  return value;
}

[[noreturn]] void fail() {
  throw OutputError(std::string("rows cannot be put aside in a temporary file: ") + write_problem(errno) +
                    "; free space in the system's temporary folder");
}

}  // namespace

RowSpool::RowSpool(std::vector<bool> optional) : file_(open_temporary_stream()), left_out_(std::move(optional)) {}

void RowSpool::add(const std::string& name, std::span<const OutCell> cells) {
  Sheet& sheet = sheets_[name];
  std::string& out = sheet.buffer;
  const std::size_t start = out.size();
  put(out, std::uint32_t{0});
  for (std::size_t i = 0; i != cells.size(); ++i) {
    const OutCell& cell = cells[i];
    if (cell.kind == CellKind::empty) continue;
    if (i < left_out_.size()) left_out_[i] = false;
    put(out, static_cast<std::uint16_t>(i));
    out += static_cast<char>(cell.kind);
    if (cell.kind == CellKind::date) {
      put(out, cell.day);
    } else if (cell.kind == CellKind::text) {
      put(out, static_cast<std::uint32_t>(cell.text.size()));
      out += cell.text;
    } else {
      put(out, cell.number);
    }
  }
  const auto length = static_cast<std::uint32_t>(out.size() - start - sizeof(std::uint32_t));
  std::memcpy(out.data() + start, &length, sizeof length);
  if (out.size() >= chunk_size) flush(sheet);
}

void RowSpool::flush(Sheet& sheet) {
  if (std::fseek(file_.get(), end_, SEEK_SET) != 0) fail();
  if (std::fwrite(sheet.buffer.data(), 1, sheet.buffer.size(), file_.get()) != sheet.buffer.size()) fail();
  sheet.chunks.push_back({end_, sheet.buffer.size()});
  end_ += static_cast<long>(sheet.buffer.size());
  sheet.buffer.clear();
}

std::vector<std::string> RowSpool::sheets() const {
  std::vector<std::string> names;
  for (const auto& [name, sheet] : sheets_) names.push_back(name);
  return names;
}

void RowSpool::replay(const std::string& name, const std::function<void(std::span<const OutCell>)>& each) {
  Sheet& sheet = sheets_[name];
  if (!sheet.buffer.empty()) flush(sheet);
  if (std::fflush(file_.get()) != 0) fail();
  std::string bytes;
  std::vector<OutCell> cells;
  std::vector<std::size_t> positions;
  for (std::size_t i = 0, position = 0; i != left_out_.size(); position += keeps(i++)) positions.push_back(position);
  const std::size_t fewer = static_cast<std::size_t>(std::count(left_out_.begin(), left_out_.end(), true));
  for (const Chunk& chunk : sheet.chunks) {
    bytes.resize(chunk.size);
    if (std::fseek(file_.get(), chunk.offset, SEEK_SET) != 0) fail();
    if (std::fread(bytes.data(), 1, chunk.size, file_.get()) != chunk.size) fail();
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    while (at != end) {
      const auto length = get<std::uint32_t>(at);
      const char* const row_end = at + length;
      cells.clear();
      while (at != row_end) {
        const std::size_t index = get<std::uint16_t>(at);
        cells.resize((index < positions.size() ? positions[index] : index - fewer) + 1);
        OutCell& cell = cells.back();
        cell.kind = static_cast<CellKind>(*at++);
        if (cell.kind == CellKind::date) {
          cell.day = get<Day>(at);
        } else if (cell.kind == CellKind::text) {
          const auto size = get<std::uint32_t>(at);
          cell.text = {at, size};
          at += size;
        } else {
          cell.number = get<double>(at);
        }
      }
      each(cells);
    }
  }
}

}  // namespace maex

#include "adapters/formats/pdf/path_data.hpp"

#include <charconv>
#include <cmath>

#include "adapters/formats/pdf/limits.hpp"

namespace maex::pdf {
namespace {

bool is_gap(char c) { return c == ' ' || c == ',' || c == '\n' || c == '\t' || c == '\r'; }

/// Takes the next number from the front of `text`.
bool take_number(std::string_view& text, float& value) {
  while (!text.empty() && is_gap(text.front())) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || !std::isfinite(value) || std::abs(value) > longest_length) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

bool take_point(std::string_view& text, Point& point) {
  return take_number(text, point.x) && take_number(text, point.y);
}

}  // namespace

Matrix Matrix::after(const Matrix& inner) const {
  return {a * inner.a + c * inner.b, b * inner.a + d * inner.b,     a * inner.c + c * inner.d,
          b * inner.c + d * inner.d, a * inner.e + c * inner.f + e, b * inner.e + d * inner.f + f};
}

std::optional<Matrix> read_matrix(std::string_view text) {
  constexpr std::string_view matrix = "matrix(", translate = "translate(";
  Matrix read;
  if (text.starts_with(matrix)) {
    text.remove_prefix(matrix.size());
    for (float* each : {&read.a, &read.b, &read.c, &read.d, &read.e, &read.f})
      if (!take_number(text, *each)) return std::nullopt;
    return read;
  }
  if (!text.starts_with(translate)) return std::nullopt;
  text.remove_prefix(translate.size());
  if (!take_number(text, read.e) || !take_number(text, read.f)) return std::nullopt;
  return read;
}

std::vector<Run> read_path(std::string_view text, std::size_t most) {
  std::vector<Run> runs;
  char command = 0;
  Point at;
  for (std::size_t points = 0; points < most; ++points) {
    while (!text.empty() && is_gap(text.front())) text.remove_prefix(1);
    if (text.empty()) return runs;
    const char next = text.front();
    if ((next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z')) {
      command = next;
      text.remove_prefix(1);
    }
    if (command == 'M') {
      if (!take_point(text, at)) return runs;
      runs.emplace_back().points.push_back(at);
      command = 'L';  // further points after a move are lines
      continue;
    }
    if (runs.empty()) return runs;
    Run& run = runs.back();
    if (command == 'Z' || command == 'z') {
      run.closed = true;
      command = 0;
      continue;
    }
    if (command == 'C') {
      Point control;
      if (!take_point(text, control) || !take_point(text, control)) return runs;
      run.straight = false;
    } else if (command == 'H' || command == 'V') {
      if (!take_number(text, command == 'H' ? at.x : at.y)) return runs;
      run.points.push_back(at);
      continue;
    } else if (command != 'L') {
      return runs;
    }
    if (!take_point(text, at)) return runs;
    run.points.push_back(at);
  }
  return runs;
}

}  // namespace maex::pdf

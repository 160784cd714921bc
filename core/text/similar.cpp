#include "core/text/similar.hpp"

#include <algorithm>

#include "core/io/error.hpp"
#include "core/text/fold.hpp"

namespace maex {
namespace {

std::u32string code_points(std::string_view utf8) {
  std::u32string points;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    char32_t point = length == 1 ? byte : byte & (0xFF >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < utf8.size(); ++k)
      point = point << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3F);
    points += point;
    i += length;
  }
  return points;
}

/// The distance, or npos when it is more than `limit`. Most pairs of words differ too much in length, or after a few
/// letters.
std::size_t distance_within(std::u32string_view x, std::u32string_view y, std::size_t limit) {
  constexpr std::size_t no = std::string::npos;
  if (std::max(x.size(), y.size()) - std::min(x.size(), y.size()) > limit) return no;
  std::vector<std::size_t> before(y.size() + 1), above(y.size() + 1), row(y.size() + 1);
  for (std::size_t j = 0; j <= y.size(); ++j) row[j] = j;
  std::size_t least_above = 0;
  for (std::size_t i = 1; i <= x.size(); ++i) {
    before.swap(above);
    above.swap(row);
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= y.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (x[i - 1] == y[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    // A swap continues from the row before the last one.
    if (least > limit && least_above >= limit) return no;
    least_above = least;
  }
  return row[y.size()] <= limit ? row[y.size()] : no;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  return distance_within(code_points(a), code_points(b), std::string::npos - 1);
}

std::vector<std::string> nearest(std::string_view word, std::span<const std::string> candidates, std::size_t most) {
  const std::string folded = fold(word);
  const std::u32string letters = code_points(folded);
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const std::string& candidate : candidates) {
    const std::string other = fold(candidate);
    const bool part = folded.size() >= 3 && other.find(folded) != std::string::npos;
    const std::size_t limit = std::max<std::size_t>(1, std::max(folded.size(), other.size()) / 3);
    const std::size_t distance =
        part ? edit_distance(folded, other) : distance_within(letters, code_points(other), limit);
    if (distance != std::string::npos) found.emplace_back(distance, candidate);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> names;
  for (std::size_t i = 0; i < found.size() && i < most; ++i) names.push_back(found[i].second);
  return names;
}

std::string corrected(std::string_view word, std::span<const std::string> candidates) {
  const std::string folded = fold(word);
  std::size_t best = std::string::npos;
  bool one = false;
  std::string found;
  if (folded.size() < 3) return found;  // every short word is near to many others
  const std::u32string letters = code_points(folded);
  for (const std::string& candidate : candidates) {
    const std::string other = fold(candidate);
    const std::size_t limit = std::max<std::size_t>(1, std::min(folded.size(), other.size()) / 3);
    const std::size_t distance = distance_within(letters, code_points(other), std::min(limit, best));
    if (distance == std::string::npos) continue;
    if (distance == best) {
      one = one && other == fold(found);
      continue;
    }
    one = true;
    best = distance;
    found = candidate;
  }
  return one ? found : std::string();
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
  const std::vector<std::string> names = nearest(word, candidates);
  if (names.empty()) return ".";
  std::string text = "; did you mean ";
  for (std::size_t i = 0; i != names.size(); ++i)
    text += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + names[i];
  return text + "?";
}

void require_known(std::string_view what, const std::string& given, std::span<const std::string> known) {
  if (std::find(known.begin(), known.end(), given) != known.end()) return;
  std::string list;
  for (const std::string& word : known) list += (list.empty() ? "" : ", ") + word;
  throw UsageError(std::string(what) + " cannot be \"" + given + "\"" + did_you_mean(given, known) +
                   " It takes: " + list + ".");
}

}  // namespace maex

#include "adapters/formats/pdf/running.hpp"

#include <charconv>
#include <cmath>
#include <map>

#include "adapters/formats/pdf/letters.hpp"
#include "adapters/formats/pdf/lines.hpp"

namespace maex::pdf {
namespace {

constexpr std::size_t most_lines = 4;  // of a header or footer
constexpr float margin = 0.12F;        // of the height of the page
constexpr float near = 0.25F;          // what may be next to a margin

/// A line in the margin of one page.
struct Place {
  std::uint32_t page;
  std::vector<std::uint32_t> words;
  float y;
  std::string text;                   ///< with the numbers as they are
  std::vector<std::int64_t> numbers;  ///< minus the number of the page
};

void add_numbers(Place& place, const Page& page) {
  const std::string_view text = place.text;
  for (std::size_t at = 0; at < text.size();) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), number);
    const bool is_digit = text[at] >= '0' && text[at] <= '9';
    if (is_digit) place.numbers.push_back(error == std::errc() ? number - std::int64_t{page.number} : number);
    at = is_digit ? static_cast<std::size_t>(end - text.data()) : at + 1;
  }
}

/// The text with each run of digits as one mark: lines that differ only in numbers have the same.
std::string pattern_of(std::string_view text) {
  std::string pattern;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit)
      pattern += c;
    else if (pattern.empty() || pattern.back() != '\1')
      pattern += '\1';
  }
  return pattern;
}

/// Equal texts, or texts whose different numbers count with the pages.
bool says_the_same(const Place& a, const Place& b, std::int64_t pages_between) {
  if (a.text == b.text) return true;
  if (a.numbers.size() != b.numbers.size()) return false;
  for (std::size_t i = 0; i != a.numbers.size(); ++i)
    if (a.numbers[i] != b.numbers[i] && a.numbers[i] - b.numbers[i] != pages_between) return false;
  return true;
}

using PlacesByPattern = std::map<std::string, std::vector<Place>>;

void collect(const Page& page, std::uint32_t index, bool at_top, const std::vector<Line>& lines,
             PlacesByPattern& groups) {
  for (std::size_t i = 0; i != std::min(lines.size(), most_lines); ++i) {
    const Line& line = at_top ? lines[i] : lines[lines.size() - 1 - i];
    const float height = std::max(page.height, line.box.bottom);
    if (at_top ? line.box.top > margin * height : line.box.bottom < (1 - margin) * height) return;
    if (line.segments.size() > 1 && i + 1 != lines.size()) {
      // The headings of a table are on each of its pages too, but close to its rows.
      const Line& inner = at_top ? lines[i + 1] : lines[lines.size() - 2 - i];
      const float gap = at_top ? inner.box.top - line.box.bottom : line.box.top - inner.box.bottom;
      if (gap < line.size && inner.segments.size() > 1) return;
    }
    Place place{index, {}, line.box.middle_y(), {}, {}};
    for (const Segment& segment : line.segments)
      for (const std::uint32_t word : segment.words) {
        if (!place.text.empty()) place.text += ' ';
        place.text += page.text_of(page.words[word]);
        place.words.push_back(word);
      }
    add_numbers(place, page);
    groups[pattern_of(place.text)].push_back(std::move(place));
  }
}

}  // namespace

Running find_running(const std::vector<Page>& pages, std::vector<std::vector<bool>>& taken) {
  Running running;
  const auto with_words = static_cast<std::size_t>(
      std::count_if(pages.begin(), pages.end(), [](const Page& page) { return !page.words.empty(); }));
  if (with_words < 2) return running;
  // Left and right pages may have headers of their own. Two pages must both have it.
  const std::size_t enough = with_words == 2 ? 2 : std::max<std::size_t>(3, with_words * 2 / 5);
  PlacesByPattern top, bottom;
  for (std::uint32_t i = 0; i != pages.size(); ++i) {
    std::vector<std::uint32_t> words;
    const float height = pages[i].height;
    for (std::uint32_t word = 0; word != pages[i].words.size(); ++word) {
      const Box& box = pages[i].words[word].box;
      const bool is_near = box.top <= near * height || box.bottom >= (1 - near) * height;
      if (is_near && pages[i].words[word].upright) words.push_back(word);
    }
    const std::vector<Line> lines = make_lines(pages[i], std::move(words), clear_gap);
    collect(pages[i], i, true, lines, top);
    collect(pages[i], i, false, lines, bottom);
  }
  for (PlacesByPattern* groups : {&top, &bottom}) {
    std::vector<RunningLine> found;
    for (auto& [pattern, places] : *groups) {
      constexpr float same_place = 4;  // points
      const float y = places[places.size() / 2].y;
      std::erase_if(places, [y](const Place& place) { return std::abs(place.y - y) > same_place; });
      if (places.size() < enough || (with_words == 2 && pattern.size() < 2 && groups == &top)) continue;
      std::vector<const Place*> said;
      for (const Place& place : places) {
        if (taken[place.page][place.words[0]]) continue;
        for (const std::uint32_t word : place.words) taken[place.page][word] = true;
        const bool known = std::any_of(said.begin(), said.end(), [&](const Place* other) {
          return says_the_same(*other, place,
                               static_cast<std::int64_t>(pages[place.page].number) - pages[other->page].number);
        });
        if (known) {
          running.repeated += place.words.size();
        } else {
          said.push_back(&place);
          found.push_back({place.page, place.words, groups == &top});
        }
      }
    }
    std::sort(found.begin(), found.end(), [&pages](const RunningLine& a, const RunningLine& b) {
      if (a.page != b.page) return a.page < b.page;
      return pages[a.page].words[a.words[0]].box.top < pages[b.page].words[b.words[0]].box.top;
    });
    running.lines.insert(running.lines.end(), std::make_move_iterator(found.begin()),
                         std::make_move_iterator(found.end()));
  }
  return running;
}

}  // namespace maex::pdf

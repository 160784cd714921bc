#include "adapters/formats/pdf/turn.hpp"

#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace maex::pdf {
namespace {

Box turned(const Box& box, Turn turn, float width, float height) {
  switch (turn) {
    case Turn::right: return {height - box.bottom, box.left, height - box.top, box.right};
    case Turn::down: return {width - box.right, height - box.bottom, width - box.left, height - box.top};
    case Turn::left: return {box.top, width - box.right, box.bottom, width - box.left};
    case Turn::none: break;
  }
  return box;
}

/// Poppler orders the parts of a turned page as if it stood upright. Here they follow each other from top to bottom.
void sort_flows(Page& page) {
  constexpr float same_height = 5;
  std::map<std::uint32_t, Box> boxes;
  for (const Word& word : page.words) boxes.try_emplace(word.flow, word.box).first->second.add(word.box);
  const auto key = [&boxes](const Word& word) {
    const Box& box = boxes.at(word.flow);
    return std::tuple(std::lround(box.top / same_height), box.left, word.flow);
  };
  std::stable_sort(page.words.begin(), page.words.end(),
                   [&key](const Word& a, const Word& b) { return key(a) < key(b); });
}

}  // namespace

Turn turn_of(const Page& page) {
  std::int64_t upright = 0, sideways = 0;
  std::int64_t down = 0, backwards = 0;  // pairs of words of one line: in the direction minus against it
  for (std::size_t i = 0; i != page.words.size(); ++i) {
    const Word& word = page.words[i];
    (word.upright ? upright : sideways) += word.length;
    if (i == 0) continue;
    const Word& before = page.words[i - 1];
    if (before.flow != word.flow || before.block != word.block || before.line != word.line) continue;
    if (word.upright && before.upright) {
      backwards += word.box.right < before.box.left ? 1 : -1;
    } else if (!word.upright && !before.upright) {
      down += word.box.top > before.box.top ? 1 : -1;
    }
  }
  if (sideways > upright) return down >= 0 ? Turn::left : Turn::right;
  return backwards > 0 ? Turn::down : Turn::none;
}

void turn_page(Page& page, Turn turn) {
  if (turn == Turn::none) return;
  for (Word& word : page.words) {
    word.box = turned(word.box, turn, page.width, page.height);
    if (turn != Turn::down) word.upright = !word.upright || word.length < 3;
  }
  if (turn != Turn::down) std::swap(page.width, page.height);
  sort_flows(page);
}

void turn_rulings(Rulings& rulings, Turn turn, float width, float height) {
  if (turn == Turn::none) return;
  Rulings result;
  const auto add = [&](const Box& box, bool across) {
    const Box to = turned(box, turn, width, height);
    if (across != (turn != Turn::down))
      result.across.push_back({to.top, to.left, to.right});
    else
      result.down.push_back({to.left, to.top, to.bottom});
  };
  for (const Ruling& line : rulings.across) add({line.from, line.at, line.to, line.at}, true);
  for (const Ruling& line : rulings.down) add({line.at, line.from, line.at, line.to}, false);
  rulings = std::move(result);
}

}  // namespace maex::pdf

#include "adapters/formats/pdf/turn.hpp"

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

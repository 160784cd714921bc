#include "adapters/formats/pdf/text_join.hpp"

#include <functional>

#include "adapters/formats/pdf/letters.hpp"

namespace maex::pdf {
namespace {

constexpr std::string_view soft_hyphen = "\xC2\xAD", hyphen = "\xE2\x80\x90";

std::string_view without_marks(std::string_view word) {
  const auto is_mark = [](char c) { return std::string_view(".,;:!?()\"'").find(c) != std::string_view::npos; };
  while (!word.empty() && is_mark(word.back())) word.remove_suffix(1);
  while (!word.empty() && is_mark(word.front())) word.remove_prefix(1);
  return word;
}

std::uint64_t hash_of(std::string_view word) { return std::hash<std::string_view>{}(without_marks(word)); }

/// Length of the hyphen at the end of the word, 0: none.
std::size_t hyphen_at_end(std::string_view word) {
  if (word.ends_with('-')) return 1;
  for (const std::string_view each : {soft_hyphen, hyphen})
    if (word.ends_with(each)) return each.size();
  return 0;
}

bool is_raised(const Box& word, const Box& before) {
  constexpr float small = 0.8F, high = 0.12F;
  return word.height() <= small * before.height() && word.bottom < before.bottom - high * before.height();
}

}  // namespace

void Vocabulary::add(const Page& page) {
  for (const Word& word : page.words) ++seen_[hash_of(page.text_of(word))];
}

bool Vocabulary::has(std::string_view word, std::uint32_t times) const {
  const auto found = seen_.find(hash_of(word));
  return found != seen_.end() && found->second >= times;
}

bool Vocabulary::is_divided(std::string_view before, std::string_view after) const {
  std::string with = std::string(before) + "-" + std::string(after);
  if (has(with)) return false;
  std::string joined = std::string(before) + std::string(after);
  if (has(joined)) return true;
  return !has(after, 2);  // this piece of a word was counted as a word once
}

void append_line(std::string& text, std::string_view next, const Vocabulary& vocabulary, JoinCounts& counts) {
  if (text.empty() || next.empty()) {
    text += next;
    return;
  }
  const std::size_t mark = hyphen_at_end(text);
  if (mark == 0 || !begins_small(next)) {
    const bool dash = mark == 1 && text.size() >= 2 && text[text.size() - 2] != ' ' && is_number(next.substr(0, 1));
    if (!dash) text += ' ';  // "2013-" and "2014" stay together
    text += next;
    return;
  }
  const std::string_view whole(text);
  const std::string_view stem = whole.substr(0, whole.size() - mark);
  const std::string_view before = stem.substr(stem.rfind(' ') + 1);  // npos + 1 is 0
  const std::string_view after = next.substr(0, next.find(' '));
  const bool soft = whole.ends_with(soft_hyphen);
  if (before.empty()) {
    text += ' ';  // a dash between words
  } else if (soft || vocabulary.is_divided(before, after)) {
    text.resize(text.size() - mark);
    ++counts.hyphens;
  }
  text += next;
}

std::string join_words(const Page& page, std::span<const std::uint32_t> words, const Vocabulary& vocabulary,
                       JoinCounts& counts) {
  constexpr float touching = 0.05F;  // of the height: less than poppler takes for a gap between words
  std::string text, line;
  const Word* before = nullptr;
  for (const std::uint32_t index : words) {
    const Word& word = page.words[index];
    const std::string_view letters = page.text_of(word);
    if (before == nullptr) {
      line += letters;
      before = &word;
      continue;
    }
    const bool same_line =
        !word.upright || !before->upright ||
        (word.box.middle_y() < before->box.bottom && word.box.middle_y() > before->box.top - before->box.height() / 2 &&
         word.box.left > before->box.left - before->box.height() / 2);
    if (!same_line) {
      append_line(text, line, vocabulary, counts);
      line = letters;
      before = &word;
      continue;
    }
    const bool touches =
        word.upright && before->upright && word.box.left - before->box.right < touching * before->box.height();
    if (!touches) line += ' ';
    if (is_number(letters) && touches && is_raised(word.box, before->box)) {
      line += raised(letters);
      continue;  // the next word is compared with the one before the raised digits
    }
    line += letters;
    before = &word;
  }
  append_line(text, line, vocabulary, counts);
  return text;
}

}  // namespace maex::pdf

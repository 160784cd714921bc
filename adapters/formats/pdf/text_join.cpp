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

namespace {

class WordJoiner {
 public:
  WordJoiner(const Page& page, float width, const Vocabulary& vocabulary, JoinCounts& counts)
      : page_(page), width_(width), vocabulary_(vocabulary), counts_(counts) {}

  void add(const Word& word) {
    const std::string_view letters = page_.text_of(word);
    if (before_ == nullptr) return begin_line(word, letters);
    const Box& last = before_->box;
    const bool upright = word.upright && before_->upright;
    const bool same_line =
        !upright || (word.box.middle_y() < last.bottom && word.box.middle_y() > last.top - last.height() / 2 &&
                     word.box.left > last.left - last.height() / 2);
    if (!same_line) {
      end_line(&word);
      return begin_line(word, letters);
    }
    constexpr float touching = 0.05F;  // of the height: less than poppler takes for a gap between words
    const bool touches = upright && word.box.left - last.right < touching * last.height();
    if (touches && is_number(letters) && is_raised(word.box, last)) {
      line_ += raised(letters);
      return;  // the next word is compared with the one before the raised digits
    }
    const bool is_note = is_number(page_.text_of(*before_)) && is_raised(last, word.box);  // "1" before its footnote
    if (!touches || is_note) line_ += ' ';
    line_ += letters;
    before_ = &word;
  }
  std::string finish() {
    end_line(nullptr);
    return std::move(text_);
  }

 private:
  void begin_line(const Word& word, std::string_view letters) {
    line_ = letters;
    first_ = before_ = &word;
  }
  void end_line(const Word* next) {
    if (breaks_)
      text_ += line_;
    else
      append_line(text_, line_, vocabulary_, counts_);
    breaks_ = false;
    if (next == nullptr || width_ <= 0) return;
    constexpr float padding = 6;  // points, of both sides of the cell
    const float room = width_ - padding - (before_->box.right - first_->box.left);
    breaks_ = room > next->box.width() + next->box.height() / 2;
    if (breaks_) text_ += '\n';
  }

  const Page& page_;
  float width_;
  const Vocabulary& vocabulary_;
  JoinCounts& counts_;
  std::string text_, line_;
  const Word* first_ = nullptr;
  const Word* before_ = nullptr;
  bool breaks_ = false;
};

}  // namespace

std::string join_words(const Page& page, std::span<const std::uint32_t> words, float width,
                       const Vocabulary& vocabulary, JoinCounts& counts) {
  WordJoiner joiner(page, width, vocabulary, counts);
  for (const std::uint32_t word : words) joiner.add(page.words[word]);
  return joiner.finish();
}

}  // namespace maex::pdf

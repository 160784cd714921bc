#include "core/notice/layout.hpp"

#include <algorithm>

namespace maex {
namespace {

/// Appends at least one space after the word, also when the word is longer than the column.
void append_column(std::string& text, std::string_view word, std::size_t width) {
  text += word;
  const auto letters = static_cast<std::size_t>(
      std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  text.append(letters < width ? width - letters : 1, ' ');
}

}  // namespace

std::string lay_out(std::string_view code, const NoticeTexts& texts) {
  std::string text;
  append_column(text, texts.severity, 8);
  text += code;
  if (!texts.where.empty()) text += "   " + texts.where;
  text += '\n';
  const auto line = [&text](std::string_view label, const std::string& content) {
    if (content.empty()) return;
    text += "        ";
    append_column(text, label, 11);
    text += content;
    text += '\n';
  };
  line(texts.value_label, texts.value);
  line(texts.problem_label, texts.problem);
  line(texts.also_label, texts.also);
  line(texts.why_label, texts.why);
  line(texts.fix_label, texts.fix);
  return text;
}

}  // namespace maex

#include "core/report/input_line.hpp"

#include "core/text/printable.hpp"

namespace maex {

std::string not_read_line(const InputFact& input, const Messages& words) {
  return printable(words.say("input-not-read", {{"reason", words.say(input.not_read)}}));
}

std::string input_line(const InputFact& input, const Messages& words) {
  std::string text;
  if (!input.partner.empty())
    text = input.partner + (input.format.empty() ? "" : " (" + input.format + ")") + ": " +
           words.counted(input.records, "record");
  if (!input.problem.empty())
    text += (input.partner.empty() ? "" : "; ") + printable(input.problem.substr(0, input.problem.find('\n')));
  if (!input.not_read.empty()) text += not_read_line(input, words);
  return text;
}

}  // namespace maex

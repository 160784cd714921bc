#include "core/exchange/tell.hpp"

#include <chrono>

#include "core/exchange/mail.hpp"
#include "core/exchange/outside.hpp"
#include "core/io/child_process.hpp"
#include "core/io/error.hpp"
#include "core/text/printable.hpp"

namespace maex::exchange {
namespace {

constexpr std::chrono::seconds time_to_tell{60};

std::string mail_of(const ExchangeJob& job, const StatusFacts& facts, std::string_view now) {
  const Messages& words = Messages::of(job.telling.language);
  Mail mail;
  mail.from = job.telling.mail_from;
  mail.to = job.telling.mail_to;
  mail.subject = "maex " + facts.job + ": " + status_verdict(facts, words);
  mail.text = status_text(facts, words);
  mail.html = status_html(facts, words);
  mail.language = words.language_tag();
  mail.now = now;
  return mail_message(mail);
}

/// Returns a sentence when it fails.
std::string hand_over(std::string_view what, std::vector<std::string> words, std::string_view input) {
  if (words.front().find('/') == std::string::npos)
    if (const auto found = find_system_program(words.front())) words.front() = found->string();
  try {
    const std::string problem = pass_to(words, input, time_to_tell);
    if (problem.empty()) return {};
    return std::string(what) + ": " + printable(words.front()) + ' ' + problem;
  } catch (const OutputError& error) { return std::string(what) + ": " + error.what(); }
}

}  // namespace

std::vector<std::string> tell(const ExchangeJob& job, const StatusFacts& facts, std::string_view now) {
  std::vector<std::string> problems;
  const auto note = [&problems](std::string problem) {
    if (!problem.empty()) problems.push_back(std::move(problem));
  };
  const Telling& telling = job.telling;
  if (!telling.mail_to.empty() && (telling.mail_always || needs_person(facts)))
    note(hand_over("the mail was not sent", {telling.sendmail.string(), "-t", "-i"}, mail_of(job, facts, now)));
  if (!telling.hook.empty()) note(hand_over("the hook failed", telling.hook, status_json(facts)));
  return problems;
}

}  // namespace maex::exchange

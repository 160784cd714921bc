#include "core/report/verdict_text.hpp"

#include <algorithm>

#include "core/notice/enclosed_sign.hpp"
#include "core/report/words.hpp"
#include "core/report/wrap.hpp"
#include "core/text/printable.hpp"
#include "core/text/utf8.hpp"

namespace maex {
namespace {

constexpr std::size_t most_name = 40, most_heading = 24, most_listed = 20, most_failures = 6;

/// The end of a long path, because it has the name of the file.
std::string shortened(const std::string& path) {
  std::string name = printable(path);
  std::size_t count = text::count_characters(name);
  if (count <= most_name) return name;
  std::size_t cut = 0;
  for (; count >= most_name; --count) do
      ++cut;
    while (cut < name.size() && (static_cast<unsigned char>(name[cut]) & 0xC0) == 0x80);
  return "…" + name.substr(cut);
}

std::size_t lines_in(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::string place_of(const Action& action, bool with_document, const Messages& words) {
  Locator where = action.where;
  where.table = where.table || !where.part.empty();
  // The lowest part of the heading, if it is short: the cell is enough to find the place.
  if (const std::size_t part = where.heading.rfind(" > "); part != std::string::npos) where.heading.erase(0, part + 3);
  if (action.noun == "heading" || text::count_characters(where.heading) > most_heading) where.heading.clear();
  // Of a file inside the file, the name is needed to find the place.
  const bool enclosed = where.document.find(enclosed_sign) != std::string::npos;
  if (!with_document && !enclosed) where.document.clear();
  return printable(words.place(where));
}

std::string advice_of(const Action& action, bool with_fix, bool show_personal, const Messages& words) {
  std::string advice = printable(words.say(action.text, show_personal));
  if (action.fix.empty() || (!advice.empty() && !with_fix)) return advice;
  FindingType type;
  type.code = action.code;
  type.fix = action.fix;
  return advice + (advice.empty() ? "" : " ") + std::string(words.fix(type));
}

/// Levels of shortness: first each action loses its advice, then the last actions go, two always stay.
std::string with_shortness(const std::vector<LabelledLine>& head, const Verdict& verdict, bool show_personal,
                           std::string_view details, std::size_t shortness, const Messages& words) {
  const std::size_t all = verdict.actions.size();
  const std::size_t with_fix = all - std::min(all, shortness);
  const std::size_t left_out = shortness <= all ? 0 : std::min(shortness - all, all - std::min<std::size_t>(all, 2));
  std::string out;
  for (const LabelledLine& line : head) out += labelled(line.label, line.text);
  for (std::size_t i = 0; i != all - left_out; ++i) {
    const Action& action = verdict.actions[i];
    out += labelled(words.text(to_string(action.audience)),
                    action_text(action, i < with_fix, verdict.files != 1, show_personal, words));
  }
  std::string rest(details);
  if (const std::uint64_t more = verdict.more + left_out; more != 0)
    rest = words.say("more-actions", {{"actions", words.counted(more, "action")}, {"details", details}});
  return out + labelled(words.text("details"), rest);
}

LabelledLine wrote(const ItemFacts& item, const RunFacts& facts, const Messages& words) {
  if (facts.dry_run) return {std::string(words.text("wrote")), std::string(words.text("end-dry-run"))};
  if (item.output.empty() || item.outcome != Outcome::done) return {};
  std::string text = shortened(item.output);
  if (!item.quarantine_file.empty())
    text += words.say("values-kept-in", {{"values", words.counted(item.quarantined, "value")},
                                         {"file", shortened(item.quarantine_file)}});
  return {std::string(words.text("wrote")), std::move(text)};
}

std::vector<LabelledLine> head_of(const ItemFacts& item, const RunFacts& facts, const Messages& words) {
  std::string read = file_and_reader(item.input, item.partner, item.format);
  if (item.balance.rows_read() != 0) read += ": " + verdict_counts(item.verdict, words);
  std::vector<LabelledLine> head = {{std::string(words.text("read")), std::move(read)},
                                    {std::string(words.text("result")), words.result(item.verdict)}};
  if (LabelledLine line = wrote(item, facts, words); !line.text.empty()) head.push_back(std::move(line));
  if (!item.digest.empty()) head.push_back({std::string(words.text("digest")), item.digest});
  if (item.verified)
    head.push_back({std::string(words.text("verified")),
                    words.say("read-back", {{"matched", grouped(item.verified->matched)},
                                            {"records", words.counted(item.verified->records, "record")}})});
  return head;
}

/// Failed inputs first, then one line for each other input.
std::vector<LabelledLine> head_of(const RunFacts& facts, const Messages& words) {
  const Verdict& verdict = facts.verdict;
  std::vector<LabelledLine> head = {
      {std::string(words.text("read")), words.counted(verdict.files, "file") + ": " + verdict_counts(verdict, words)},
      {std::string(words.text("result")), words.result(verdict)}};
  std::size_t failures = 0, name_width = 0;
  for (const ItemFacts& item : facts.items) {
    if (item.outcome == Outcome::done) {
      name_width = std::max(name_width, text::count_characters(shortened(item.input)));
    } else if (++failures <= most_failures) {
      head.push_back({std::string(words.text("failed")), shortened(item.input) + ": " + words.result(item.verdict)});
    }
  }
  if (failures > most_failures)
    head.push_back({"", words.counted(failures - most_failures, "file") + " " + std::string(words.text("not-listed"))});
  std::size_t listed = 0, left_out = 0;
  for (const ItemFacts& item : facts.items) {
    if (item.outcome != Outcome::done) continue;
    if (listed == most_listed - std::min(failures, most_failures)) {
      ++left_out;
      continue;
    }
    ++listed;
    head.push_back({left_aligned(shortened(item.input), name_width) + " ", printable(words.say(item.verdict.brief))});
  }
  if (left_out != 0)
    head.push_back({"", words.counted(left_out, "file") + " " + std::string(words.text("not-listed"))});
  return head;
}

}  // namespace

std::string file_and_reader(const std::string& file, const std::string& partner, const std::string& format) {
  const std::string reader = partner.empty() ? format : partner + (format.empty() ? "" : " (" + format + ")");
  return shortened(file) + (reader.empty() ? "" : ", " + reader);
}

std::string verdict_counts(const Verdict& verdict, const Messages& words) {
  std::string text = words.counted(verdict.rows, "row");
  for (std::size_t kind = static_cast<std::size_t>(Kind::incident); kind != kind_count; ++kind)
    if (verdict.records[kind] != 0 && !is_child(static_cast<Kind>(kind)))
      text += ", " + words.counted(verdict.records[kind], static_cast<Kind>(kind));
  return text;
}

std::string action_text(const Action& action, bool with_fix, bool with_document, bool show_personal,
                        const Messages& words) {
  const std::string advice = advice_of(action, with_fix, show_personal, words);
  const std::string place = place_of(action, with_document, words);
  if (action.noun.empty()) return (place.empty() ? "" : place + ": ") + advice;
  const std::string things = words.counted(action.count, action.noun);
  if (place.empty()) return things + ": " + advice;
  if (action.count != 1) return words.say("first-of", {{"things", things}, {"place", place}, {"advice", advice}});
  return (action.noun == "incident" ? things + ", " : "") + place + ": " + advice;
}

std::string fitted_verdict(const std::vector<LabelledLine>& head, const Verdict& verdict, bool show_personal,
                           std::string_view details, std::size_t limit, std::size_t width, const Messages& words) {
  std::string out;
  for (std::size_t shortness = 0; shortness <= 2 * most_actions; ++shortness) {
    out = wrapped(with_shortness(head, verdict, show_personal, details, shortness, words), width);
    if (lines_in(out) <= limit) break;
  }
  return out;
}

std::string verdict_text(const RunFacts& facts, const TextStyle& style, const Messages& words) {
  const bool batch = facts.items.size() != 1;
  return fitted_verdict(batch ? head_of(facts, words) : head_of(facts.items.front(), facts, words), facts.verdict,
                        facts.show_personal, words.text("details-how"), batch ? most_batch_lines : most_verdict_lines,
                        style.width, words);
}

}  // namespace maex

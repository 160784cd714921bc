#include "adapters/partners/maxml/learn/words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "adapters/partners/maxml/dialect/dialect_names.hpp"
#include "adapters/partners/maxml/learn/word_lists.hpp"
#include "core/model/fields.hpp"
#include "core/text/fold.hpp"
#include "core/text/similar.hpp"

namespace maex::maxml {
namespace {

std::string usual(const std::string& word) {
  static const std::map<std::string_view, std::string_view> table(std::begin(synonyms), std::end(synonyms));
  if (const auto found = table.find(word); found != table.end()) return std::string(found->second);
  return word;
}

const std::set<std::string>& vocabulary() {
  static const std::set<std::string> known = [] {
    std::set<std::string> words(std::begin(more_words), std::end(more_words));
    const auto add = [&](std::string_view text) {
      std::string word;
      for (const char c : lower(text) + " ") {
        if (c >= 'a' && c <= 'z') {
          word += c;
          continue;
        }
        if (word.size() > 2) words.insert(word);
        word.clear();
      }
    };
    for (const FieldInfo& field : all_fields()) {
      add(field.name);
      add(field.labels[0]);
    }
    for (const auto& [met, used] : synonyms) {
      if (met.size() > 3) words.emplace(met);
      add(used);
    }
    return words;
  }();
  return known;
}

bool is_small(std::string_view word) {
  return std::find(std::begin(small_words), std::end(small_words), word) != std::end(small_words);
}

/// Splits a run of letters into as few known words as possible; empty when that is impossible.
std::vector<std::string> parted(const std::string& run) {
  const std::size_t size = run.size();
  std::vector<int> fewest(size + 1, -1);
  std::vector<std::size_t> from(size + 1, 0);
  fewest[0] = 0;
  for (std::size_t end = 1; end <= size; ++end)
    for (std::size_t begin = end > 24 ? end - 24 : 0; begin < end; ++begin) {
      if (fewest[begin] < 0) continue;
      const std::string word = run.substr(begin, end - begin);
      const bool short_one =
          word.size() < 3 && word != "of" && word != "id" && word != "by" && word != "or" && word != "at";
      if (short_one || (vocabulary().count(word) == 0 && !is_small(word))) continue;
      if (fewest[end] < 0 || fewest[begin] + 1 < fewest[end]) {
        fewest[end] = fewest[begin] + 1;
        from[end] = begin;
      }
    }
  std::vector<std::string> words;
  if (fewest[size] < 0) return words;
  for (std::size_t end = size; end != 0; end = from[end])
    words.insert(words.begin(), run.substr(from[end], end - from[end]));
  return words;
}

std::string consonants(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (i == 0 || std::string_view("aeiouy").find(word[i]) == std::string_view::npos) out += word[i];
  return out;
}

/// The one known word that this word abbreviates or misspells; empty when there is none or more than one.
std::string taken_for(const std::string& word) {
  if (word.size() < 3) return {};
  std::set<std::string> found;
  const std::string bones = consonants(word);
  for (const std::string& known : vocabulary()) {
    if (known.size() <= word.size() && word.size() < 6) continue;
    const bool begins = word.size() >= 4 && known.size() > word.size() && known.compare(0, word.size(), word) == 0;
    const bool short_for = bones == word && word.size() >= 3 && consonants(known) == word;
    // One slip changes one letter, of at most four bytes, and leaves the first or the last one.
    const bool near = known.size() + 4 >= word.size() && known.size() <= word.size() + 4 &&
                      (known.front() == word.front() || known.back() == word.back());
    const bool slip = word.size() >= 6 && near && edit_distance(word, known) == 1;
    if (begins || short_for || slip) found.insert(usual(known));
  }
  return found.size() == 1 ? *found.begin() : std::string();
}

std::vector<std::string> runs_of(std::string_view name) {
  std::vector<std::string> runs(1);
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool upper = c >= 'A' && c <= 'Z';
    const bool letter = upper || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if (!letter) {
      if (!runs.back().empty()) runs.emplace_back();
      continue;
    }
    const bool after_lower = i != 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z';
    const bool before_lower = i + 1 < name.size() && name[i + 1] >= 'a' && name[i + 1] <= 'z';
    const bool after_upper = i != 0 && name[i - 1] >= 'A' && name[i - 1] <= 'Z';
    if (upper && (after_lower || (after_upper && before_lower)) && !runs.back().empty()) runs.emplace_back();
    runs.back() += upper ? static_cast<char>(c + 32) : c;
  }
  if (runs.back().empty()) runs.pop_back();
  return runs;
}

}  // namespace

std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

Words words_of(std::string_view name) {
  Words words;
  const auto add = [&words](const std::string& word) {
    if (is_small(word)) return;
    std::string one = usual(word);
    if (vocabulary().count(one) == 0 && one.size() > 3 && one.back() == 's') {
      const std::string single = one.substr(0, one.size() - 1);
      if (vocabulary().count(single) != 0) one = usual(single);
    } else if (one.size() > 3 && one.back() == 's' && vocabulary().count(one.substr(0, one.size() - 1)) != 0) {
      one = usual(one.substr(0, one.size() - 1));
    }
    for (std::size_t from = 0; from <= one.size();) {  // a synonym may be two words
      const std::size_t blank = std::min(one.find(' ', from), one.size());
      words.all.insert(one.substr(from, blank - from));
      from = blank + 1;
    }
  };
  std::vector<std::string> runs = runs_of(name);
  for (std::size_t i = 0; i + 1 < runs.size(); ++i)  // FName: the letter belongs to the next run
    if (runs[i].size() == 1 && usual(runs[i] + runs[i + 1]) != runs[i] + runs[i + 1]) {
      runs[i] += runs[i + 1];
      runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  for (const std::string& run : runs) {
    if (usual(run) != run || vocabulary().count(run) != 0 || is_small(run)) {
      add(run);
      continue;
    }
    const std::vector<std::string> parts = parted(run);
    if (!parts.empty()) {
      for (const std::string& part : parts) add(part);
    } else if (const std::string meant = taken_for(run); !meant.empty()) {
      words.guessed = true;
      add(meant);
    } else {
      add(run);
    }
  }
  // "date of birth" as one word.
  if (words.all.count("date") != 0 && words.all.count("birth") != 0) {
    words.all.erase("date");
    words.all.erase("birth");
    words.all.insert("dob");
  }
  return words;
}

bool same_words(std::string_view a, std::string_view b) { return words_of(a).all == words_of(b).all; }

double similarity(const Words& a, const Words& b, const std::set<std::string>& context) {
  double shared = 0, left = 0, right = 0;
  const auto weight = [&](const std::string& word) { return context.count(word) != 0 ? 0.08 : 1.0; };
  const std::set<std::string> first(a.all.begin(), a.all.end()), second(b.all.begin(), b.all.end());
  double own_a = 0, own_b = 0;
  for (const std::string& word : first) {
    left += weight(word);
    own_a += context.count(word) == 0;
    if (second.count(word) != 0) shared += weight(word);
  }
  for (const std::string& word : second) {
    right += weight(word);
    own_b += context.count(word) == 0;
  }
  if (first == second) return a.guessed || b.guessed ? 0.9 : 1.0;
  // Names that share only the name of the item have no similarity.
  if (left + right == 0 || own_a == 0 || own_b == 0) return 0;
  const double score = 2 * shared / (left + right);
  return std::min(score, 0.99) - (a.guessed || b.guessed ? 0.1 : 0);
}

bool tells_custom(std::string_view name) {
  const Words words = words_of(local_name(name));
  for (const char* word : {"custom", "defined", "additional", "extra", "cdf", "country"})
    if (words.all.count(word) != 0 && (word != std::string_view("country") || words.all.count("field") != 0))
      return true;
  return false;
}

bool is_value_name(std::string_view name) {
  const Words words = words_of(local_name(name));
  return words.all.count("value") != 0 || words.all.count("content") != 0;
}

bool is_info_name(std::string_view local) {
  return same_words(local, "FieldReportInfo") || same_words(local, "ReportInfo");
}

std::string_view info_role(std::string_view name) {
  struct Role {
    std::string_view name, role;
  };
  static constexpr Role attributes[] = {{"reportGUID", "template.guid"}, {"templateGUID", "template.guid"},
                                        {"formGUID", "template.guid"},   {"reportTemplateGUID", "template.guid"},
                                        {"reportID", "report.id"},       {"formID", "report.id"},
                                        {"reportNumber", "report.id"},   {"fieldReportGUID", "report.guid"}};
  static constexpr Role elements[] = {{"FieldReportName", "template.name"},
                                      {"TemplateName", "template.name"},
                                      {"FormName", "template.name"},
                                      {"ReportName", "template.name"},
                                      {"Version", "template.version"},
                                      {"TemplateVersion", "template.version"},
                                      {"ReportingPerson", "source.name"},
                                      {"ReportedBy", "source.name"},
                                      {"ReportingPosition", "source.position"},
                                      {"ReportedByPosition", "source.position"},
                                      {"ReportingOrg", "source.organisation"},
                                      {"ReportOwner", "source.organisation"},
                                      {"ReportingDate", "report.date"},
                                      {"DateOfInformation", "report.date"},
                                      {"VerifyingDate", "field:incident.reviewed_on"},
                                      {"ApprovedDate", "field:incident.reviewed_on"},
                                      {"VerifiedBy", "field:incident.reviewed_by"},
                                      {"ApprovedBy", "field:incident.reviewed_by"},
                                      {"ReportCompletedDate", "field:incident.report_completed_on"},
                                      {"SubmittedDate", "field:incident.report_completed_on"}};
  const bool attribute = !name.empty() && name.front() == '@';
  const std::string_view bare = local_name(attribute ? name.substr(1) : name);
  const Words words = words_of(bare);
  if (attribute) {
    for (const Role& role : attributes)
      if (words_of(role.name).all == words.all) return role.role;
  } else {
    for (const Role& role : elements)
      if (words_of(role.name).all == words.all) return role.role;
  }
  return {};
}

}  // namespace maex::maxml

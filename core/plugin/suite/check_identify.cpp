// An adapter must identify its own files by their content, and must not claim the files of others.
#include "core/io/error.hpp"
#include "core/plugin/suite/checks.hpp"

#include <random>

namespace maex::conformance {
namespace {

/// The adapter's own answer, and the most certain answer of all others of its kind.
struct Answers {
  Identification own;
  Identification other;
  std::string other_id;
};

template <class Adapter>
Answers split(const std::vector<AdapterCandidate<Adapter>>& candidates, const std::string& id) {
  Answers answers;
  for (const auto& candidate : candidates) {
    if (candidate.adapter->descriptor().id == id)
      answers.own = candidate.identification;
    else if (answers.other_id.empty() || candidate.identification.certainty > answers.other.certainty) {
      answers.other = candidate.identification;
      answers.other_id = candidate.adapter->descriptor().id;
    }
  }
  return answers;
}

Answers ask(const Trial& trial, const std::filesystem::path& path) {
  if (trial.format() != nullptr) return split(identify_format(trial.registry, probe_file(path)), trial.card.id);
  Source source;
  try {
    source = open_tables(trial.registry, path, {});
  } catch (const InputError&) {
    source.probe = probe_file(path);  // not a table of any format
  }
  return split(identify_partner(trial.registry, source), trial.card.id);
}

std::string words(const Identification& answer) {
  return std::string(to_string(answer.certainty)) + " (" + answer.reason + ")";
}

void not_certain(Trial& trial, const std::string& where, const std::filesystem::path& path) {
  const Answers answers = ask(trial, path);
  if (answers.own.certainty == Certainty::certain)
    trial.fail(where, "it is certain of a file that is not its own: " + answers.own.reason);
  if (answers.own.reason.empty()) trial.fail(where, "it gives no reason for its answer");
}

void foreign_files(Trial& trial) {
  std::uint64_t tried = 0;
  const auto one = [&](const Descriptor& other) {
    if (other.id == trial.card.id) return;
    const OwnFile& file = trial.files.of(other);
    if (file.path.empty() || (trial.format() != nullptr && file.container == trial.card.id)) return;
    // A format may not claim a workbook of another format. A partner may get any format.
    not_certain(trial, "a file of " + other.id, file.path);
    ++tried;
  };
  for (const auto& format : trial.registry.formats()) one(format->descriptor());
  for (const auto& partner : trial.registry.partners()) one(partner->descriptor());
  trial.tried(tried, "file of another adapter", "files of other adapters");
}

void strange_files(Trial& trial, const std::string& extension) {
  std::mt19937_64 random(trial.seed);
  std::string noise(5000, '\0');
  for (char& c : noise) c = static_cast<char>(random());
  not_certain(trial, "an empty file", trial.write_bytes("empty" + extension, ""));
  not_certain(trial, "random bytes", trial.write_bytes("random" + extension, noise));
  not_certain(trial, "plain text",
              trial.write_bytes("text" + extension, "This is a letter.\nIt has two lines, and no table.\n"));
  trial.tried("an empty file, random bytes and plain text under its own extension");
}

}  // namespace

void check_identify(Trial& trial) {
  if (!trial.card.reads) return trial.skip("it is not read");
  const std::filesystem::path own = trial.own_file();
  if (own.empty()) return;
  const Answers answers = ask(trial, own);
  const std::string where = "own file";
  if (answers.own.reason.empty()) trial.fail(where, "it gives no reason for its answer");
  if (answers.own.certainty < Certainty::likely)
    trial.fail(where, "it is not sure of its own file: " + words(answers.own));
  if (!answers.other_id.empty() && answers.other.certainty >= answers.own.certainty)
    trial.fail(where, answers.other_id + " is as sure: " + words(answers.other));
  trial.tried("its own file is " + std::string(to_string(answers.own.certainty)));
  // Only the answer "certain" claims that the content is enough. Text without a signature needs its file name.
  if (answers.own.certainty == Certainty::certain) {
    const std::string bytes = bytes_of(own);
    for (const std::string name : {"own.dat", "own", "own.csv", "own.xlsx", "own.pdf"}) {
      const Answers renamed = ask(trial, trial.write_bytes(name, bytes));
      if (renamed.own.certainty != Certainty::certain)
        trial.fail("own file named " + name, "it is no longer certain: " + words(renamed.own));
    }
    trial.tried("5 other names");
  }
  foreign_files(trial);
  strange_files(trial, own.extension().string());
}

}  // namespace maex::conformance

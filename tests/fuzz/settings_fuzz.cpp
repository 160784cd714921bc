// The readers of settings files, with any bytes: profiles, dialects, job files, manifests of plugins, rule sets with
// custom rules, policies and rulings. A file is read, or refused with its name. Each table that a simple count of lines
// finds must be in what was read.
#include <algorithm>

#include "adapters/partners/maxml/dialect/dialect.hpp"
#include "core/io/error.hpp"
#include "core/io/resources.hpp"
#include "core/mapping/profile/check.hpp"
#include "core/mapping/profile/profile.hpp"
#include "core/plugin/manifest.hpp"
#include "core/rules/policy.hpp"
#include "core/rules/rule_set.hpp"
#include "core/run/job_file.hpp"
#include "tests/fuzz/counters.hpp"
#include "tests/fuzz/package.hpp"

namespace maex::fuzz {
namespace {

/// Calls `read`, which throws UsageError for a file that is not of its kind.
template <class Read>
void read_setting_text(std::string_view name, Read&& read) {
  try {
    read(std::string(name));
  } catch (const UsageError& error) {
    require(std::string_view(error.what()).find(name) != std::string_view::npos, "a refusal names the file");
  }
}

void same_count(std::optional<std::uint64_t> lines, std::size_t read, const char* what) {
  require(!lines || *lines == read, what);
}

void run_profile(std::string_view bytes) {
  read_setting_text("fuzz.toml", [&](const std::string& name) {
    const Profile profile = parse_profile(bytes, name);
    same_count(count_tables(bytes, "column"), profile.columns.size(), "a profile has each column");
    same_count(count_tables(bytes, "example"), profile.examples.size(), "a profile has each example");
    same_count(count_tables(bytes, "ignore"), profile.ignored.size(), "a profile has each heading that it ignores");
    for (const ExampleResult& result : check_examples(profile))
      require(result.passed || !result.detail.empty(), "an example passes, or says what differs");
  });
}

void run_dialect(std::string_view bytes) {
  try {
    const maxml::Dialect dialect = maxml::parse_dialect(bytes, "fuzz.toml", "/nowhere");
    same_count(count_tables(bytes, "template"), dialect.all_templates.size(), "a dialect has each template");
  } catch (const UsageError& error) {
    require(*error.what() != '\0', "a refusal has a sentence");  // it may name the schema instead
  }
}

void run_job(std::string_view bytes) {
  read_setting_text("fuzz.toml", [&](const std::string& name) {
    const ConvertJob job = parse_job(bytes, name);
    // What is written reads back as the same job.
    const std::string text = job_text(job, name, for_convert);
    require(job_text(parse_job(text, name), name, for_convert) == text, "a job reads back as it was written");
    try {
      check(job, adapters());
    } catch (const UsageError& error) { require(*error.what() != '\0', "a refusal has a sentence"); }
  });
}

void run_manifest(std::string_view text) {
  const std::string bytes(text);
  static_cast<void>(root_element(bytes));
  read_setting_text("fuzz.maex.toml", [&](const std::string& name) {
    const auto manifest = parse_manifest(bytes, name);
    require(!manifest->adapters.empty() && !manifest->name.empty() && manifest->library.parent_path().empty(),
            "a manifest has a name, adapters, and a library next to it");
    const auto formats = count_tables(bytes, "format"), partners = count_tables(bytes, "partner");
    if (formats && partners) require(*formats + *partners == manifest->adapters.size(), "a manifest has each adapter");
    // Its rules of identification are applied to the same bytes.
    Probe probe;
    probe.name = probe.path = "fuzz.list";
    probe.head = bytes;
    for (const AdapterManifest& adapter : manifest->adapters) {
      require(!adapter.card.id.empty() && (adapter.card.reads || adapter.card.writes), "an adapter reads or writes");
      const Identification found = identify(adapter.rules, probe, nullptr);
      require(found.certainty == Certainty::no || !found.reason.empty(), "an identification has a reason");
    }
  });
}

void run_rules(std::string_view bytes) {
  static const std::size_t built_in = rules::RuleSet().rules().size();
  read_setting_text("fuzz.toml", [&](const std::string& name) {
    const rules::RuleSet set(bytes, name);
    same_count(count_tables(bytes, "rule"), set.rules().size() - built_in, "a rule set has each custom rule");
    for (const auto& active : set.rules())
      require(active.rule != nullptr && !active.type.code.empty(), "a rule has a code");
  });
}

void run_policy(std::string_view bytes) {
  read_setting_text("fuzz.toml", [&](const std::string& name) {
    const rules::Policy policy = rules::parse_policy(bytes, name);
    same_count(count_tables(bytes, "hazard_district"), policy.hazard_districts.size(), "a policy has each district");
  });
  read_setting_text("fuzz.toml", [&](const std::string& name) {
    const auto rulings = rules::parse_rulings(bytes, name);
    same_count(count_tables(bytes, "ruling"), rulings.size(), "a file of rulings has each ruling");
  });
}

std::string resource(std::string_view name) {
  for (const Resource& each : all_resources())
    if (each.name == name) return std::string(each.bytes);
  return {};
}

std::vector<std::string> profile_seeds() {
  return {
      "[profile]\nid = \"x\"\ntitle = \"X\"\nrow = \"victim\"\n[[column]]\nfield = \"incident.date\"\nheadings = "
      "[\"Date\"]\n[[column]]\nfield = \"victim.outcome\"\nheadings = [\"Outcome\"]\n[column.values]\nKILLED = "
      "[\"killed\"]\n[[ignore]]\nheadings = [\"No\"]\nrule = \"number\"\nreason = \"r\"\n[[example]]\nname = "
      "\"one\"\nrows = [[\"Date\", \"Outcome\"], [\"14.05.2014\", \"killed\"]]\nexpect = [\"rows.used=1\"]\n"};
}

std::vector<std::string> rule_seeds() {
  const std::string texts = "severity = \"warning\"\nsummary = \"S.\"\nwhy = \"W.\"\nfix = \"F.\"\n";
  return {
      "title = \"x\"\n[rules]\ndate-in-future = \"warning\"\n[[rule]]\ncode = \"ours\"\n" + texts +
          "problem = \"No {id}.\"\nopen = [\"id\"]\nquery = \"SELECT row AS record, id FROM incident WHERE id IS NOT "
          "NULL\"\n",
      "[[rule]]\ncode = \"other\"\n" + texts +
          "problem = \"P.\"\nquery = \"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) "
          "SELECT v.row AS record FROM victim v JOIN n\"\n"};
}

std::vector<std::string> policy_seeds() {
  return {resource("policies/strict.toml"),
          "[[ruling]]\nincident = \"A-1\"\nstate = \"VERIFIED\"\nby = \"x\"\non = 2015-01-01\nwhy = \"y\"\n"};
}

std::vector<std::string> job_seeds() {
  return {
      "inputs = [\"a.csv\", \"b.csv\"]\nto = \"maxml\"\noutput = \"x.xml\"\npersonal = \"keep\"\njobs = 2\n"
      "overwrite = true\n"};
}

std::vector<std::string> manifest_seeds() {
  return {
      "[plugin]\nname = \"a\"\nversion = \"1\"\ninterface = 1\ntoolchain = \"t\"\nlibrary = \"a.so\"\n[[format]]\nid "
      "= \"list\"\ntitle = \"t\"\nreads = true\nextensions = [\".list\"]\n[[format.option]]\nname = \"o\"\n"};
}

std::vector<std::string> dialect_seeds() { return {resource("maxml/draft.toml")}; }

const Target profile_target("profile", run_profile, mutate_lines, profile_seeds);
const Target dialect_target("dialect", run_dialect, mutate_lines, dialect_seeds);
const Target job_target("job", run_job, mutate_lines, job_seeds);
const Target manifest_target("manifest", run_manifest, mutate_lines, manifest_seeds);
const Target rules_target("rules", run_rules, mutate_lines, rule_seeds);
const Target policy_target("policy", run_policy, mutate_lines, policy_seeds);

}  // namespace
}  // namespace maex::fuzz
